import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_users_crm_role" AS ENUM('admin', 'manager', 'rep', 'viewer');
  CREATE TYPE "public"."enum_crm_leads_status" AS ENUM('open', 'won', 'lost', 'archived');
  CREATE TYPE "public"."enum_crm_companies_kind" AS ENUM('advertiser', 'agency', 'brand', 'other');
  CREATE TYPE "public"."enum_crm_companies_lifecycle" AS ENUM('prospect', 'customer', 'former_customer');
  CREATE TYPE "public"."enum_crm_proposals_status" AS ENUM('draft', 'sent', 'viewed', 'accepted', 'rejected');
  CREATE TYPE "public"."enum_crm_orders_status" AS ENUM('active', 'completed', 'cancelled');
  CREATE TYPE "public"."enum_crm_activities_type" AS ENUM('stage_change', 'call', 'email', 'sms', 'meeting', 'note', 'task');
  CREATE TYPE "public"."enum_crm_activities_direction" AS ENUM('inbound', 'outbound');
  CREATE TYPE "public"."enum_crm_activities_sentiment" AS ENUM('positive', 'neutral', 'negative');
  CREATE TYPE "public"."enum_crm_products_pricing_model" AS ENUM('CPM', 'CPC', 'CPA', 'flat');
  CREATE TYPE "public"."enum_crm_pipelines_stages_type" AS ENUM('open', 'won', 'lost');
  CREATE TYPE "public"."enum_crm_pipelines_kind" AS ENUM('sales', 'project', 'support', 'custom');
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"crm_role" "enum_users_crm_role",
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"enable_a_p_i_key" boolean,
  	"api_key" varchar,
  	"api_key_index" varchar,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_leads" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"company_name" varchar NOT NULL,
  	"company_id" uuid,
  	"contact_name" varchar,
  	"contact_email" varchar,
  	"contact_phone" varchar,
  	"source" varchar,
  	"pipeline_id" uuid,
  	"stage" varchar,
  	"status" "enum_crm_leads_status" DEFAULT 'open',
  	"stage_entered_at" timestamp(3) with time zone,
  	"closed_at" timestamp(3) with time zone,
  	"probability" numeric,
  	"board_order" varchar,
  	"lost_reason" varchar,
  	"won_reason" varchar,
  	"estimated_value" numeric DEFAULT 0,
  	"actual_value" numeric,
  	"currency" varchar DEFAULT 'USD',
  	"expected_close_date" timestamp(3) with time zone,
  	"next_follow_up_at" timestamp(3) with time zone,
  	"notes" varchar,
  	"owner_id" uuid,
  	"last_activity_at" timestamp(3) with time zone,
  	"ai_score" numeric,
  	"ai_scored_at" timestamp(3) with time zone,
  	"ai_score_reason" varchar,
  	"ai_recommendation" varchar,
  	"churn_risk" varchar,
  	"external_id" varchar,
  	"import_hash" varchar,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_leads_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "crm_companies" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"kind" "enum_crm_companies_kind" DEFAULT 'advertiser',
  	"lifecycle" "enum_crm_companies_lifecycle" DEFAULT 'prospect',
  	"parent_id" uuid,
  	"domain" varchar,
  	"industry" varchar,
  	"country" varchar,
  	"size" numeric,
  	"annual_revenue" numeric,
  	"renewal_date" timestamp(3) with time zone,
  	"health" numeric,
  	"churn_risk" varchar,
  	"lifetime_value" numeric,
  	"owner_id" uuid,
  	"external_id" varchar,
  	"import_hash" varchar,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_proposals_lines" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"product_id" uuid,
  	"label" varchar NOT NULL,
  	"quantity" numeric DEFAULT 1 NOT NULL,
  	"price" numeric NOT NULL
  );
  
  CREATE TABLE "crm_proposals" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"lead_id" uuid NOT NULL,
  	"status" "enum_crm_proposals_status" DEFAULT 'draft' NOT NULL,
  	"total_value" numeric DEFAULT 0,
  	"sent_at" timestamp(3) with time zone,
  	"viewed_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_orders_lines" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"product_id" uuid,
  	"label" varchar NOT NULL,
  	"quantity" numeric DEFAULT 1 NOT NULL,
  	"price" numeric NOT NULL,
  	"goal_units" numeric
  );
  
  CREATE TABLE "crm_orders" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"lead_id" uuid NOT NULL,
  	"company_id" uuid,
  	"proposal_id" uuid,
  	"status" "enum_crm_orders_status" DEFAULT 'active' NOT NULL,
  	"total_value" numeric DEFAULT 0,
  	"start_date" timestamp(3) with time zone,
  	"end_date" timestamp(3) with time zone,
  	"flagged_for_review" boolean DEFAULT false,
  	"flagged_reason" varchar,
  	"external_id" varchar,
  	"import_hash" varchar,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_performance" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"order_id" uuid NOT NULL,
  	"campaign_name" varchar NOT NULL,
  	"period_start" timestamp(3) with time zone NOT NULL,
  	"period_end" timestamp(3) with time zone NOT NULL,
  	"impressions" numeric DEFAULT 0 NOT NULL,
  	"clicks" numeric DEFAULT 0 NOT NULL,
  	"conversions" numeric DEFAULT 0 NOT NULL,
  	"spend" numeric DEFAULT 0,
  	"revenue" numeric DEFAULT 0,
  	"ctr" numeric,
  	"roas" numeric,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_activities" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"type" "enum_crm_activities_type" DEFAULT 'note' NOT NULL,
  	"lead_id" uuid,
  	"company_id" uuid,
  	"subject" varchar,
  	"direction" "enum_crm_activities_direction",
  	"outcome" varchar,
  	"sentiment" "enum_crm_activities_sentiment",
  	"body" varchar,
  	"from_stage" varchar,
  	"to_stage" varchar,
  	"from_entered_at" timestamp(3) with time zone,
  	"occurred_at" timestamp(3) with time zone NOT NULL,
  	"author_id" uuid,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_products" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"code" varchar NOT NULL,
  	"format" varchar,
  	"pricing_model" "enum_crm_products_pricing_model" DEFAULT 'flat' NOT NULL,
  	"unit_price" numeric NOT NULL,
  	"benchmark_ctr" numeric,
  	"active" boolean DEFAULT true,
  	"import_hash" varchar,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_pipelines_stages" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"key" varchar NOT NULL,
  	"type" "enum_crm_pipelines_stages_type" DEFAULT 'open' NOT NULL,
  	"probability" numeric NOT NULL,
  	"color" varchar DEFAULT '#3B82F6' NOT NULL,
  	"rotting_days" numeric
  );
  
  CREATE TABLE "crm_pipelines" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar NOT NULL,
  	"key" varchar NOT NULL,
  	"kind" "enum_crm_pipelines_kind" DEFAULT 'sales' NOT NULL,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "payload_kv" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_leads" ADD CONSTRAINT "crm_leads_company_id_crm_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."crm_companies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_leads" ADD CONSTRAINT "crm_leads_pipeline_id_crm_pipelines_id_fk" FOREIGN KEY ("pipeline_id") REFERENCES "public"."crm_pipelines"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_leads" ADD CONSTRAINT "crm_leads_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_leads" ADD CONSTRAINT "crm_leads_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_leads_texts" ADD CONSTRAINT "crm_leads_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."crm_leads"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_companies" ADD CONSTRAINT "crm_companies_parent_id_crm_companies_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."crm_companies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_companies" ADD CONSTRAINT "crm_companies_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_companies" ADD CONSTRAINT "crm_companies_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_proposals_lines" ADD CONSTRAINT "crm_proposals_lines_product_id_crm_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."crm_products"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_proposals_lines" ADD CONSTRAINT "crm_proposals_lines_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."crm_proposals"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_proposals" ADD CONSTRAINT "crm_proposals_lead_id_crm_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."crm_leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_proposals" ADD CONSTRAINT "crm_proposals_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_orders_lines" ADD CONSTRAINT "crm_orders_lines_product_id_crm_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."crm_products"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_orders_lines" ADD CONSTRAINT "crm_orders_lines_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."crm_orders"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_lead_id_crm_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."crm_leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_company_id_crm_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."crm_companies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_proposal_id_crm_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."crm_proposals"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_orders" ADD CONSTRAINT "crm_orders_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_performance" ADD CONSTRAINT "crm_performance_order_id_crm_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."crm_orders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_performance" ADD CONSTRAINT "crm_performance_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_activities" ADD CONSTRAINT "crm_activities_lead_id_crm_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."crm_leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_activities" ADD CONSTRAINT "crm_activities_company_id_crm_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."crm_companies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_activities" ADD CONSTRAINT "crm_activities_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_activities" ADD CONSTRAINT "crm_activities_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_products" ADD CONSTRAINT "crm_products_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_pipelines_stages" ADD CONSTRAINT "crm_pipelines_stages_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."crm_pipelines"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_pipelines" ADD CONSTRAINT "crm_pipelines_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE INDEX "users_crm_role_idx" ON "users" USING btree ("crm_role");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE INDEX "crm_leads_company_idx" ON "crm_leads" USING btree ("company_id");
  CREATE INDEX "crm_leads_pipeline_idx" ON "crm_leads" USING btree ("pipeline_id");
  CREATE INDEX "crm_leads_stage_idx" ON "crm_leads" USING btree ("stage");
  CREATE INDEX "crm_leads_status_idx" ON "crm_leads" USING btree ("status");
  CREATE INDEX "crm_leads_owner_idx" ON "crm_leads" USING btree ("owner_id");
  CREATE UNIQUE INDEX "crm_leads_external_id_idx" ON "crm_leads" USING btree ("external_id");
  CREATE INDEX "crm_leads_created_by_idx" ON "crm_leads" USING btree ("created_by_id");
  CREATE INDEX "crm_leads_updated_at_idx" ON "crm_leads" USING btree ("updated_at");
  CREATE INDEX "crm_leads_created_at_idx" ON "crm_leads" USING btree ("created_at");
  CREATE INDEX "crm_leads_deleted_at_idx" ON "crm_leads" USING btree ("deleted_at");
  CREATE INDEX "crm_leads_board_idx" ON "crm_leads" USING btree ("pipeline_id","stage","board_order" collate "C","id","status","estimated_value","actual_value") WHERE "crm_leads"."deleted_at" is null;
  CREATE INDEX "crm_leads_texts_order_parent" ON "crm_leads_texts" USING btree ("order","parent_id");
  CREATE INDEX "crm_leads_texts_lead_idx" ON "crm_leads_texts" USING btree ("parent_id");
  CREATE INDEX "crm_companies_name_idx" ON "crm_companies" USING btree ("name");
  CREATE INDEX "crm_companies_lifecycle_idx" ON "crm_companies" USING btree ("lifecycle");
  CREATE INDEX "crm_companies_parent_idx" ON "crm_companies" USING btree ("parent_id");
  CREATE INDEX "crm_companies_owner_idx" ON "crm_companies" USING btree ("owner_id");
  CREATE UNIQUE INDEX "crm_companies_external_id_idx" ON "crm_companies" USING btree ("external_id");
  CREATE INDEX "crm_companies_created_by_idx" ON "crm_companies" USING btree ("created_by_id");
  CREATE INDEX "crm_companies_updated_at_idx" ON "crm_companies" USING btree ("updated_at");
  CREATE INDEX "crm_companies_created_at_idx" ON "crm_companies" USING btree ("created_at");
  CREATE INDEX "crm_companies_deleted_at_idx" ON "crm_companies" USING btree ("deleted_at");
  CREATE INDEX "crm_proposals_lines_order_idx" ON "crm_proposals_lines" USING btree ("_order");
  CREATE INDEX "crm_proposals_lines_parent_id_idx" ON "crm_proposals_lines" USING btree ("_parent_id");
  CREATE INDEX "crm_proposals_lines_product_idx" ON "crm_proposals_lines" USING btree ("product_id");
  CREATE INDEX "crm_proposals_lead_idx" ON "crm_proposals" USING btree ("lead_id");
  CREATE INDEX "crm_proposals_status_idx" ON "crm_proposals" USING btree ("status");
  CREATE INDEX "crm_proposals_created_by_idx" ON "crm_proposals" USING btree ("created_by_id");
  CREATE INDEX "crm_proposals_updated_at_idx" ON "crm_proposals" USING btree ("updated_at");
  CREATE INDEX "crm_proposals_created_at_idx" ON "crm_proposals" USING btree ("created_at");
  CREATE INDEX "crm_proposals_deleted_at_idx" ON "crm_proposals" USING btree ("deleted_at");
  CREATE INDEX "crm_orders_lines_order_idx" ON "crm_orders_lines" USING btree ("_order");
  CREATE INDEX "crm_orders_lines_parent_id_idx" ON "crm_orders_lines" USING btree ("_parent_id");
  CREATE INDEX "crm_orders_lines_product_idx" ON "crm_orders_lines" USING btree ("product_id");
  CREATE INDEX "crm_orders_lead_idx" ON "crm_orders" USING btree ("lead_id");
  CREATE INDEX "crm_orders_company_idx" ON "crm_orders" USING btree ("company_id");
  CREATE INDEX "crm_orders_proposal_idx" ON "crm_orders" USING btree ("proposal_id");
  CREATE INDEX "crm_orders_status_idx" ON "crm_orders" USING btree ("status");
  CREATE INDEX "crm_orders_start_date_idx" ON "crm_orders" USING btree ("start_date");
  CREATE UNIQUE INDEX "crm_orders_external_id_idx" ON "crm_orders" USING btree ("external_id");
  CREATE INDEX "crm_orders_created_by_idx" ON "crm_orders" USING btree ("created_by_id");
  CREATE INDEX "crm_orders_updated_at_idx" ON "crm_orders" USING btree ("updated_at");
  CREATE INDEX "crm_orders_created_at_idx" ON "crm_orders" USING btree ("created_at");
  CREATE INDEX "crm_orders_deleted_at_idx" ON "crm_orders" USING btree ("deleted_at");
  CREATE INDEX "crm_performance_order_idx" ON "crm_performance" USING btree ("order_id");
  CREATE INDEX "crm_performance_created_by_idx" ON "crm_performance" USING btree ("created_by_id");
  CREATE INDEX "crm_performance_updated_at_idx" ON "crm_performance" USING btree ("updated_at");
  CREATE INDEX "crm_performance_created_at_idx" ON "crm_performance" USING btree ("created_at");
  CREATE INDEX "crm_performance_deleted_at_idx" ON "crm_performance" USING btree ("deleted_at");
  CREATE UNIQUE INDEX "crm_performance_period_idx" ON "crm_performance" USING btree ("order_id","campaign_name","period_start") WHERE "crm_performance"."deleted_at" is null;
  CREATE INDEX "crm_activities_type_idx" ON "crm_activities" USING btree ("type");
  CREATE INDEX "crm_activities_lead_idx" ON "crm_activities" USING btree ("lead_id");
  CREATE INDEX "crm_activities_company_idx" ON "crm_activities" USING btree ("company_id");
  CREATE INDEX "crm_activities_occurred_at_idx" ON "crm_activities" USING btree ("occurred_at");
  CREATE INDEX "crm_activities_author_idx" ON "crm_activities" USING btree ("author_id");
  CREATE INDEX "crm_activities_created_by_idx" ON "crm_activities" USING btree ("created_by_id");
  CREATE INDEX "crm_activities_updated_at_idx" ON "crm_activities" USING btree ("updated_at");
  CREATE INDEX "crm_activities_created_at_idx" ON "crm_activities" USING btree ("created_at");
  CREATE INDEX "crm_activities_deleted_at_idx" ON "crm_activities" USING btree ("deleted_at");
  CREATE UNIQUE INDEX "crm_products_code_idx" ON "crm_products" USING btree ("code");
  CREATE INDEX "crm_products_created_by_idx" ON "crm_products" USING btree ("created_by_id");
  CREATE INDEX "crm_products_updated_at_idx" ON "crm_products" USING btree ("updated_at");
  CREATE INDEX "crm_products_created_at_idx" ON "crm_products" USING btree ("created_at");
  CREATE INDEX "crm_products_deleted_at_idx" ON "crm_products" USING btree ("deleted_at");
  CREATE INDEX "crm_pipelines_stages_order_idx" ON "crm_pipelines_stages" USING btree ("_order");
  CREATE INDEX "crm_pipelines_stages_parent_id_idx" ON "crm_pipelines_stages" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "crm_pipelines_key_idx" ON "crm_pipelines" USING btree ("key");
  CREATE INDEX "crm_pipelines_created_by_idx" ON "crm_pipelines" USING btree ("created_by_id");
  CREATE INDEX "crm_pipelines_updated_at_idx" ON "crm_pipelines" USING btree ("updated_at");
  CREATE INDEX "crm_pipelines_created_at_idx" ON "crm_pipelines" USING btree ("created_at");
  CREATE INDEX "crm_pipelines_deleted_at_idx" ON "crm_pipelines" USING btree ("deleted_at");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_users_id_idx" ON "payload_locked_documents_rels" USING btree ("users_id");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "crm_leads" CASCADE;
  DROP TABLE "crm_leads_texts" CASCADE;
  DROP TABLE "crm_companies" CASCADE;
  DROP TABLE "crm_proposals_lines" CASCADE;
  DROP TABLE "crm_proposals" CASCADE;
  DROP TABLE "crm_orders_lines" CASCADE;
  DROP TABLE "crm_orders" CASCADE;
  DROP TABLE "crm_performance" CASCADE;
  DROP TABLE "crm_activities" CASCADE;
  DROP TABLE "crm_products" CASCADE;
  DROP TABLE "crm_pipelines_stages" CASCADE;
  DROP TABLE "crm_pipelines" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_locked_documents" CASCADE;
  DROP TABLE "payload_locked_documents_rels" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_users_crm_role";
  DROP TYPE "public"."enum_crm_leads_status";
  DROP TYPE "public"."enum_crm_companies_kind";
  DROP TYPE "public"."enum_crm_companies_lifecycle";
  DROP TYPE "public"."enum_crm_proposals_status";
  DROP TYPE "public"."enum_crm_orders_status";
  DROP TYPE "public"."enum_crm_activities_type";
  DROP TYPE "public"."enum_crm_activities_direction";
  DROP TYPE "public"."enum_crm_activities_sentiment";
  DROP TYPE "public"."enum_crm_products_pricing_model";
  DROP TYPE "public"."enum_crm_pipelines_stages_type";
  DROP TYPE "public"."enum_crm_pipelines_kind";`)
}
