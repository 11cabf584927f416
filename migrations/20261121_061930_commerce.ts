import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_crm_orders_lines_goal_unit" AS ENUM('impressions', 'clicks', 'conversions');
  ALTER TABLE "crm_orders_lines" ADD COLUMN "goal_unit" "enum_crm_orders_lines_goal_unit";
  ALTER TABLE "crm_orders" ADD COLUMN "flagged_at" timestamp(3) with time zone;
  ALTER TABLE "crm_orders" ADD COLUMN "flagged_by_id" uuid;
  ALTER TABLE "crm_orders" ADD COLUMN "renewal_of_id" uuid;
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_flagged_by_id_users_id_fk" FOREIGN KEY ("flagged_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_renewal_of_id_crm_orders_id_fk" FOREIGN KEY ("renewal_of_id") REFERENCES "public"."crm_orders"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "crm_orders_flagged_by_idx" ON "crm_orders" USING btree ("flagged_by_id");
  CREATE INDEX "crm_orders_renewal_of_idx" ON "crm_orders" USING btree ("renewal_of_id");
  CREATE UNIQUE INDEX "crm_orders_one_renewal_idx" ON "crm_orders" USING btree ("renewal_of_id") WHERE "crm_orders"."deleted_at" is null and "crm_orders"."status" <> 'cancelled';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "crm_orders" DROP CONSTRAINT "crm_orders_flagged_by_id_users_id_fk";
  
  ALTER TABLE "crm_orders" DROP CONSTRAINT "crm_orders_renewal_of_id_crm_orders_id_fk";
  
  DROP INDEX "crm_orders_flagged_by_idx";
  DROP INDEX "crm_orders_renewal_of_idx";
  DROP INDEX "crm_orders_one_renewal_idx";
  ALTER TABLE "crm_orders_lines" DROP COLUMN "goal_unit";
  ALTER TABLE "crm_orders" DROP COLUMN "flagged_at";
  ALTER TABLE "crm_orders" DROP COLUMN "flagged_by_id";
  ALTER TABLE "crm_orders" DROP COLUMN "renewal_of_id";
  DROP TYPE "public"."enum_crm_orders_lines_goal_unit";`)
}
