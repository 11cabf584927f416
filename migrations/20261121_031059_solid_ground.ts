import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "crm_idempotency_keys" (
  	"answer" text,
  	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  	"fingerprint" text NOT NULL,
  	"key" text NOT NULL,
  	"scope" text NOT NULL,
  	"status" smallint,
  	CONSTRAINT "crm_idempotency_keys_pk" PRIMARY KEY("scope","key")
  );
  
  CREATE TABLE "crm_rate_limits" (
  	"key" varchar(255) PRIMARY KEY NOT NULL,
  	"points" integer DEFAULT 0 NOT NULL,
  	"expire" bigint
  );
  
  CREATE INDEX "crm_idempotency_keys_created_idx" ON "crm_idempotency_keys" USING btree ("created_at");
  CREATE INDEX "crm_rate_limits_expire_idx" ON "crm_rate_limits" USING btree ("expire");
  CREATE INDEX "crm_users_api_key_idx" ON "users" USING btree ("api_key_index");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "crm_idempotency_keys" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_rate_limits" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "crm_idempotency_keys" CASCADE;
  DROP TABLE "crm_rate_limits" CASCADE;
  DROP INDEX "crm_users_api_key_idx";`)
}
