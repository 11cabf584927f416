import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_crm_orders_lines_goal_unit" AS ENUM('impressions', 'clicks', 'conversions');
  CREATE TABLE "crm_settings_won_reasons" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"key" varchar NOT NULL
  );
  
  CREATE TABLE "crm_settings_lost_reasons" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"label" varchar NOT NULL,
  	"key" varchar NOT NULL
  );
  
  CREATE TABLE "crm_settings" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"time_zone" varchar DEFAULT 'UTC' NOT NULL,
  	"seller_name" varchar,
  	"seller_address" varchar,
  	"seller_logo_u_r_l" varchar,
  	"proposal_terms" varchar,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_kept" (
  	"name" text PRIMARY KEY NOT NULL,
  	"hash" text NOT NULL
  );
  
  CREATE TABLE "crm_lead_changes" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"count" bigint NOT NULL,
  	"owner" text NOT NULL,
  	"pipeline" text NOT NULL,
  	"rep" text NOT NULL,
  	"stage" text NOT NULL,
  	"value" numeric NOT NULL
  );
  
  CREATE TABLE "crm_lead_totals" (
  	"count" bigint NOT NULL,
  	"owner" text NOT NULL,
  	"pipeline" text NOT NULL,
  	"rep" text NOT NULL,
  	"stage" text NOT NULL,
  	"value" numeric NOT NULL,
  	CONSTRAINT "crm_lead_totals_pk" PRIMARY KEY("pipeline","stage","owner","rep")
  );
  
  ALTER TABLE "crm_orders_lines" ADD COLUMN "goal_unit" "enum_crm_orders_lines_goal_unit";
  ALTER TABLE "crm_orders" ADD COLUMN "flagged_at" timestamp(3) with time zone;
  ALTER TABLE "crm_orders" ADD COLUMN "flagged_by_id" uuid;
  ALTER TABLE "crm_orders" ADD COLUMN "renewal_of_id" uuid;
  ALTER TABLE "crm_settings_won_reasons" ADD CONSTRAINT "crm_settings_won_reasons_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."crm_settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_settings_lost_reasons" ADD CONSTRAINT "crm_settings_lost_reasons_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."crm_settings"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "crm_settings_won_reasons_order_idx" ON "crm_settings_won_reasons" USING btree ("_order");
  CREATE INDEX "crm_settings_won_reasons_parent_id_idx" ON "crm_settings_won_reasons" USING btree ("_parent_id");
  CREATE INDEX "crm_settings_lost_reasons_order_idx" ON "crm_settings_lost_reasons" USING btree ("_order");
  CREATE INDEX "crm_settings_lost_reasons_parent_id_idx" ON "crm_settings_lost_reasons" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "crm_settings_one_idx" ON "crm_settings" USING btree ((true));
  CREATE INDEX "crm_lead_changes_place_idx" ON "crm_lead_changes" USING btree ("pipeline","stage");
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_flagged_by_id_users_id_fk" FOREIGN KEY ("flagged_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_renewal_of_id_crm_orders_id_fk" FOREIGN KEY ("renewal_of_id") REFERENCES "public"."crm_orders"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "crm_orders_flagged_by_idx" ON "crm_orders" USING btree ("flagged_by_id");
  CREATE INDEX "crm_orders_renewal_of_idx" ON "crm_orders" USING btree ("renewal_of_id");
  CREATE UNIQUE INDEX "crm_orders_one_renewal_idx" ON "crm_orders" USING btree ("renewal_of_id") WHERE "crm_orders"."deleted_at" is null and "crm_orders"."status" <> 'cancelled';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "crm_settings_won_reasons" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_settings_lost_reasons" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_settings" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_kept" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_lead_changes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_lead_totals" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "crm_settings_won_reasons" CASCADE;
  DROP TABLE "crm_settings_lost_reasons" CASCADE;
  DROP TABLE "crm_settings" CASCADE;
  DROP TABLE "crm_kept" CASCADE;
  DROP TABLE "crm_lead_changes" CASCADE;
  DROP TABLE "crm_lead_totals" CASCADE;
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
