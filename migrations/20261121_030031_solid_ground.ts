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
  
  CREATE INDEX "crm_idempotency_keys_created_idx" ON "crm_idempotency_keys" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "crm_idempotency_keys" CASCADE;`)
}
