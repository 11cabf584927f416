import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_crm_proposals_lines_pricing_model" AS ENUM('CPM', 'CPC', 'CPA', 'flat');
  CREATE TYPE "public"."enum_crm_orders_lines_goal_unit" AS ENUM('impressions', 'clicks', 'conversions');
  CREATE TYPE "public"."enum_crm_imports_status" AS ENUM('done', 'undone');
  CREATE TYPE "public"."enum_crm_sales_goals_period" AS ENUM('month', 'quarter');
  CREATE TABLE "crm_proposals_history" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"from" varchar,
  	"to" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"by_id" uuid,
  	"name" varchar
  );
  
  CREATE TABLE "crm_imports" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"file_name" varchar NOT NULL,
  	"kind" varchar NOT NULL,
  	"status" "enum_crm_imports_status" DEFAULT 'done' NOT NULL,
  	"rows" numeric DEFAULT 0 NOT NULL,
  	"rejected" numeric DEFAULT 0 NOT NULL,
  	"error_count" numeric DEFAULT 0 NOT NULL,
  	"created" numeric DEFAULT 0 NOT NULL,
  	"updated" numeric DEFAULT 0 NOT NULL,
  	"unchanged" numeric DEFAULT 0 NOT NULL,
  	"totals" jsonb,
  	"mapping" jsonb,
  	"undo_result" jsonb,
  	"undone_at" timestamp(3) with time zone,
  	"undone_by_id" uuid,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "crm_sales_goals" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"owner_id" uuid,
  	"pipeline_id" uuid,
  	"period" "enum_crm_sales_goals_period" DEFAULT 'month' NOT NULL,
  	"start" timestamp(3) with time zone NOT NULL,
  	"target" numeric NOT NULL,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
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
  
  CREATE TABLE "crm_import_rows" (
  	"former" jsonb,
  	"import" text NOT NULL,
  	"record" text NOT NULL,
  	"written_at" timestamp (3) with time zone NOT NULL,
  	CONSTRAINT "crm_import_rows_pk" PRIMARY KEY("import","record")
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
  
  CREATE TABLE "crm_lead_history" (
  	"lead" text NOT NULL,
  	"at" timestamp (6) with time zone NOT NULL,
  	"closed_at" timestamp (6) with time zone,
  	"deleted" boolean NOT NULL,
  	"entered" boolean NOT NULL,
  	"expected_close" date,
  	"from_entered_at" timestamp (6) with time zone,
  	"from_pipeline" text,
  	"from_stage" text,
  	"pipeline" text,
  	"probability" numeric,
  	"rep" text,
  	"stage" text,
  	"status" text NOT NULL,
  	"value" numeric NOT NULL,
  	CONSTRAINT "crm_lead_history_pk" PRIMARY KEY("lead","at")
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
  
  CREATE TABLE "crm_revenue_changes" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"base" numeric NOT NULL,
  	"booked" numeric NOT NULL,
  	"day" date NOT NULL,
  	"ended_lines" bigint NOT NULL,
  	"ended_orders" bigint NOT NULL,
  	"lines" bigint NOT NULL,
  	"orders" bigint NOT NULL,
  	"pipeline" text NOT NULL,
  	"product" text NOT NULL,
  	"rep" text NOT NULL,
  	"slope" numeric NOT NULL
  );
  
  CREATE TABLE "crm_revenue_days" (
  	"grain" smallint NOT NULL,
  	"base" numeric NOT NULL,
  	"booked" numeric NOT NULL,
  	"day" date NOT NULL,
  	"ended_lines" bigint NOT NULL,
  	"ended_orders" bigint NOT NULL,
  	"lines" bigint NOT NULL,
  	"orders" bigint NOT NULL,
  	"pipeline" text NOT NULL,
  	"product" text NOT NULL,
  	"rep" text NOT NULL,
  	"slope" numeric NOT NULL,
  	CONSTRAINT "crm_revenue_days_pk" PRIMARY KEY("grain","day","pipeline","rep","product")
  );
  
  CREATE TABLE "crm_revenue_orders" (
  	"amount" numeric NOT NULL,
  	"first" date NOT NULL,
  	"is_first" boolean NOT NULL,
  	"last" date NOT NULL,
  	"order_id" text NOT NULL,
  	"pipeline" text NOT NULL,
  	"product" text NOT NULL,
  	"rep" text NOT NULL,
  	CONSTRAINT "crm_revenue_orders_pk" PRIMARY KEY("order_id","product")
  );
  
  ALTER TABLE "crm_leads" ADD COLUMN "lost_reason_key" varchar;
  ALTER TABLE "crm_leads" ADD COLUMN "won_reason_key" varchar;
  ALTER TABLE "crm_proposals_lines" ADD COLUMN "pricing_model" "enum_crm_proposals_lines_pricing_model";
  ALTER TABLE "crm_proposals" ADD COLUMN "start_date" timestamp(3) with time zone;
  ALTER TABLE "crm_proposals" ADD COLUMN "end_date" timestamp(3) with time zone;
  ALTER TABLE "crm_proposals" ADD COLUMN "answered_at" timestamp(3) with time zone;
  ALTER TABLE "crm_proposals" ADD COLUMN "revision" numeric DEFAULT 1 NOT NULL;
  ALTER TABLE "crm_proposals" ADD COLUMN "revision_of_id" uuid;
  ALTER TABLE "crm_proposals" ADD COLUMN "superseded_by_id" uuid;
  ALTER TABLE "crm_proposals" ADD COLUMN "sent_with_currency" varchar;
  ALTER TABLE "crm_proposals" ADD COLUMN "sent_with_proposal_terms" varchar;
  ALTER TABLE "crm_proposals" ADD COLUMN "sent_with_seller_address" varchar;
  ALTER TABLE "crm_proposals" ADD COLUMN "sent_with_seller_logo_u_r_l" varchar;
  ALTER TABLE "crm_proposals" ADD COLUMN "sent_with_seller_name" varchar;
  ALTER TABLE "crm_proposals" ADD COLUMN "answered_by" varchar;
  ALTER TABLE "crm_proposals" ADD COLUMN "answer_note" varchar;
  ALTER TABLE "crm_proposals" ADD COLUMN "link_key" varchar;
  ALTER TABLE "crm_proposals" ADD COLUMN "link_revoked_at" timestamp(3) with time zone;
  ALTER TABLE "crm_orders_lines" ADD COLUMN "goal_unit" "enum_crm_orders_lines_goal_unit";
  ALTER TABLE "crm_orders" ADD COLUMN "flagged_at" timestamp(3) with time zone;
  ALTER TABLE "crm_orders" ADD COLUMN "flagged_by_id" uuid;
  ALTER TABLE "crm_orders" ADD COLUMN "renewal_of_id" uuid;
  ALTER TABLE "crm_products" ADD COLUMN "minimum_quantity" numeric;
  ALTER TABLE "crm_products" ADD COLUMN "minimum_amount" numeric;
  ALTER TABLE "crm_proposals_history" ADD CONSTRAINT "crm_proposals_history_by_id_users_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_proposals_history" ADD CONSTRAINT "crm_proposals_history_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."crm_proposals"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_imports" ADD CONSTRAINT "crm_imports_undone_by_id_users_id_fk" FOREIGN KEY ("undone_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_imports" ADD CONSTRAINT "crm_imports_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_sales_goals" ADD CONSTRAINT "crm_sales_goals_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_sales_goals" ADD CONSTRAINT "crm_sales_goals_pipeline_id_crm_pipelines_id_fk" FOREIGN KEY ("pipeline_id") REFERENCES "public"."crm_pipelines"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_sales_goals" ADD CONSTRAINT "crm_sales_goals_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_settings_won_reasons" ADD CONSTRAINT "crm_settings_won_reasons_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."crm_settings"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_settings_lost_reasons" ADD CONSTRAINT "crm_settings_lost_reasons_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."crm_settings"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "crm_proposals_history_order_idx" ON "crm_proposals_history" USING btree ("_order");
  CREATE INDEX "crm_proposals_history_parent_id_idx" ON "crm_proposals_history" USING btree ("_parent_id");
  CREATE INDEX "crm_proposals_history_by_idx" ON "crm_proposals_history" USING btree ("by_id");
  CREATE INDEX "crm_imports_undone_by_idx" ON "crm_imports" USING btree ("undone_by_id");
  CREATE INDEX "crm_imports_created_by_idx" ON "crm_imports" USING btree ("created_by_id");
  CREATE INDEX "crm_imports_updated_at_idx" ON "crm_imports" USING btree ("updated_at");
  CREATE INDEX "crm_imports_created_at_idx" ON "crm_imports" USING btree ("created_at");
  CREATE INDEX "crm_sales_goals_owner_idx" ON "crm_sales_goals" USING btree ("owner_id");
  CREATE INDEX "crm_sales_goals_pipeline_idx" ON "crm_sales_goals" USING btree ("pipeline_id");
  CREATE INDEX "crm_sales_goals_start_idx" ON "crm_sales_goals" USING btree ("start");
  CREATE INDEX "crm_sales_goals_created_by_idx" ON "crm_sales_goals" USING btree ("created_by_id");
  CREATE INDEX "crm_sales_goals_updated_at_idx" ON "crm_sales_goals" USING btree ("updated_at");
  CREATE INDEX "crm_sales_goals_created_at_idx" ON "crm_sales_goals" USING btree ("created_at");
  CREATE INDEX "crm_sales_goals_deleted_at_idx" ON "crm_sales_goals" USING btree ("deleted_at");
  CREATE UNIQUE INDEX "crm_sales_goals_one_idx" ON "crm_sales_goals" USING btree (coalesce("owner_id"::text, ''),coalesce("pipeline_id"::text, ''),"period","start") WHERE "crm_sales_goals"."deleted_at" is null;
  CREATE INDEX "crm_settings_won_reasons_order_idx" ON "crm_settings_won_reasons" USING btree ("_order");
  CREATE INDEX "crm_settings_won_reasons_parent_id_idx" ON "crm_settings_won_reasons" USING btree ("_parent_id");
  CREATE INDEX "crm_settings_lost_reasons_order_idx" ON "crm_settings_lost_reasons" USING btree ("_order");
  CREATE INDEX "crm_settings_lost_reasons_parent_id_idx" ON "crm_settings_lost_reasons" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "crm_settings_one_idx" ON "crm_settings" USING btree ((true));
  CREATE INDEX "crm_lead_changes_place_idx" ON "crm_lead_changes" USING btree ("pipeline","stage");
  CREATE INDEX "crm_lead_history_at_idx" ON "crm_lead_history" USING btree ("at");
  CREATE INDEX "crm_lead_history_entered_idx" ON "crm_lead_history" USING btree ("at") WHERE "crm_lead_history"."entered";
  ALTER TABLE "crm_proposals" ADD CONSTRAINT "crm_proposals_revision_of_id_crm_proposals_id_fk" FOREIGN KEY ("revision_of_id") REFERENCES "public"."crm_proposals"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_proposals" ADD CONSTRAINT "crm_proposals_superseded_by_id_crm_proposals_id_fk" FOREIGN KEY ("superseded_by_id") REFERENCES "public"."crm_proposals"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_flagged_by_id_users_id_fk" FOREIGN KEY ("flagged_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_renewal_of_id_crm_orders_id_fk" FOREIGN KEY ("renewal_of_id") REFERENCES "public"."crm_orders"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "crm_leads_closed_idx" ON "crm_leads" USING btree ("closed_at","status") WHERE "crm_leads"."deleted_at" is null and "crm_leads"."closed_at" is not null;
  CREATE INDEX "crm_leads_expected_idx" ON "crm_leads" USING btree ("expected_close_date") WHERE "crm_leads"."deleted_at" is null and "crm_leads"."status" = 'open';
  CREATE INDEX "crm_proposals_revision_of_idx" ON "crm_proposals" USING btree ("revision_of_id");
  CREATE INDEX "crm_proposals_superseded_by_idx" ON "crm_proposals" USING btree ("superseded_by_id");
  CREATE UNIQUE INDEX "crm_proposals_link_key_idx" ON "crm_proposals" USING btree ("link_key");
  CREATE UNIQUE INDEX "crm_proposals_one_revision_idx" ON "crm_proposals" USING btree ("revision_of_id") WHERE "crm_proposals"."deleted_at" is null;
  CREATE INDEX "crm_orders_flagged_by_idx" ON "crm_orders" USING btree ("flagged_by_id");
  CREATE INDEX "crm_orders_renewal_of_idx" ON "crm_orders" USING btree ("renewal_of_id");
  CREATE UNIQUE INDEX "crm_orders_one_renewal_idx" ON "crm_orders" USING btree ("renewal_of_id") WHERE "crm_orders"."deleted_at" is null and "crm_orders"."status" <> 'cancelled';
  CREATE INDEX "crm_activities_outbound_idx" ON "crm_activities" USING btree ("lead_id","occurred_at") WHERE "crm_activities"."direction" = 'outbound' and "crm_activities"."deleted_at" is null;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "crm_proposals_history" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_imports" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_sales_goals" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_settings_won_reasons" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_settings_lost_reasons" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_settings" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_import_rows" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_kept" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_lead_changes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_lead_history" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_lead_totals" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_revenue_changes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_revenue_days" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_revenue_orders" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "crm_proposals_history" CASCADE;
  DROP TABLE "crm_imports" CASCADE;
  DROP TABLE "crm_sales_goals" CASCADE;
  DROP TABLE "crm_settings_won_reasons" CASCADE;
  DROP TABLE "crm_settings_lost_reasons" CASCADE;
  DROP TABLE "crm_settings" CASCADE;
  DROP TABLE "crm_import_rows" CASCADE;
  DROP TABLE "crm_kept" CASCADE;
  DROP TABLE "crm_lead_changes" CASCADE;
  DROP TABLE "crm_lead_history" CASCADE;
  DROP TABLE "crm_lead_totals" CASCADE;
  DROP TABLE "crm_revenue_changes" CASCADE;
  DROP TABLE "crm_revenue_days" CASCADE;
  DROP TABLE "crm_revenue_orders" CASCADE;
  ALTER TABLE "crm_proposals" DROP CONSTRAINT "crm_proposals_revision_of_id_crm_proposals_id_fk";
  
  ALTER TABLE "crm_proposals" DROP CONSTRAINT "crm_proposals_superseded_by_id_crm_proposals_id_fk";
  
  ALTER TABLE "crm_orders" DROP CONSTRAINT "crm_orders_flagged_by_id_users_id_fk";
  
  ALTER TABLE "crm_orders" DROP CONSTRAINT "crm_orders_renewal_of_id_crm_orders_id_fk";
  
  DROP INDEX "crm_leads_closed_idx";
  DROP INDEX "crm_leads_expected_idx";
  DROP INDEX "crm_proposals_revision_of_idx";
  DROP INDEX "crm_proposals_superseded_by_idx";
  DROP INDEX "crm_proposals_link_key_idx";
  DROP INDEX "crm_proposals_one_revision_idx";
  DROP INDEX "crm_orders_flagged_by_idx";
  DROP INDEX "crm_orders_renewal_of_idx";
  DROP INDEX "crm_orders_one_renewal_idx";
  DROP INDEX "crm_activities_outbound_idx";
  ALTER TABLE "crm_leads" DROP COLUMN "lost_reason_key";
  ALTER TABLE "crm_leads" DROP COLUMN "won_reason_key";
  ALTER TABLE "crm_proposals_lines" DROP COLUMN "pricing_model";
  ALTER TABLE "crm_proposals" DROP COLUMN "start_date";
  ALTER TABLE "crm_proposals" DROP COLUMN "end_date";
  ALTER TABLE "crm_proposals" DROP COLUMN "answered_at";
  ALTER TABLE "crm_proposals" DROP COLUMN "revision";
  ALTER TABLE "crm_proposals" DROP COLUMN "revision_of_id";
  ALTER TABLE "crm_proposals" DROP COLUMN "superseded_by_id";
  ALTER TABLE "crm_proposals" DROP COLUMN "sent_with_currency";
  ALTER TABLE "crm_proposals" DROP COLUMN "sent_with_proposal_terms";
  ALTER TABLE "crm_proposals" DROP COLUMN "sent_with_seller_address";
  ALTER TABLE "crm_proposals" DROP COLUMN "sent_with_seller_logo_u_r_l";
  ALTER TABLE "crm_proposals" DROP COLUMN "sent_with_seller_name";
  ALTER TABLE "crm_proposals" DROP COLUMN "answered_by";
  ALTER TABLE "crm_proposals" DROP COLUMN "answer_note";
  ALTER TABLE "crm_proposals" DROP COLUMN "link_key";
  ALTER TABLE "crm_proposals" DROP COLUMN "link_revoked_at";
  ALTER TABLE "crm_orders_lines" DROP COLUMN "goal_unit";
  ALTER TABLE "crm_orders" DROP COLUMN "flagged_at";
  ALTER TABLE "crm_orders" DROP COLUMN "flagged_by_id";
  ALTER TABLE "crm_orders" DROP COLUMN "renewal_of_id";
  ALTER TABLE "crm_products" DROP COLUMN "minimum_quantity";
  ALTER TABLE "crm_products" DROP COLUMN "minimum_amount";
  DROP TYPE "public"."enum_crm_proposals_lines_pricing_model";
  DROP TYPE "public"."enum_crm_orders_lines_goal_unit";
  DROP TYPE "public"."enum_crm_imports_status";
  DROP TYPE "public"."enum_crm_sales_goals_period";`)
}
