import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_crm_advertiser_prompts_kind" AS ENUM('performance', 'upsell');
  CREATE TYPE "public"."enum_crm_advertiser_prompts_status" AS ENUM('pending', 'approved', 'sent', 'dismissed');
  CREATE TYPE "public"."enum_crm_ai_insights_kind" AS ENUM('score', 'churn', 'upsell', 'deal_insight');
  CREATE TYPE "public"."enum_crm_ai_insights_status" AS ENUM('current', 'superseded', 'approved', 'dismissed');
  CREATE TYPE "public"."enum_crm_ai_runs_kind" AS ENUM('daily', 'score_leads', 'suggest_upsells', 'predict_churn', 'train');
  CREATE TYPE "public"."enum_crm_ai_runs_status" AS ENUM('queued', 'running', 'done', 'failed', 'cancelled');
  CREATE TABLE "crm_advertiser_prompts" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"message" varchar NOT NULL,
  	"original_message" varchar,
  	"kind" "enum_crm_advertiser_prompts_kind" NOT NULL,
  	"status" "enum_crm_advertiser_prompts_status" NOT NULL,
  	"order_id" uuid,
  	"lead_id" uuid,
  	"insight_id" uuid,
  	"suggested_increase" numeric,
  	"projections" jsonb,
  	"facts" jsonb,
  	"language" varchar,
  	"source" varchar,
  	"performance_version" varchar,
  	"draft" jsonb,
  	"reviewed_at" timestamp(3) with time zone,
  	"reviewed_by_id" uuid,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "crm_ai_insights" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"kind" "enum_crm_ai_insights_kind" NOT NULL,
  	"lead_id" uuid,
  	"order_id" uuid,
  	"topic" varchar,
  	"value" numeric,
  	"payload" jsonb,
  	"factors" jsonb,
  	"inputs" jsonb,
  	"input_hash" varchar,
  	"versions" jsonb,
  	"source" varchar,
  	"status" "enum_crm_ai_insights_status" NOT NULL,
  	"expires_at" timestamp(3) with time zone,
  	"run_id" uuid,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "crm_ai_runs" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"kind" "enum_crm_ai_runs_kind" NOT NULL,
  	"status" "enum_crm_ai_runs_status" NOT NULL,
  	"summary" varchar,
  	"total" numeric DEFAULT 0 NOT NULL,
  	"done" numeric DEFAULT 0 NOT NULL,
  	"counts" jsonb,
  	"errors" jsonb,
  	"calls" numeric DEFAULT 0 NOT NULL,
  	"input_tokens" numeric DEFAULT 0 NOT NULL,
  	"output_tokens" numeric DEFAULT 0 NOT NULL,
  	"cost" numeric,
  	"scope" jsonb,
  	"key" varchar,
  	"started_at" timestamp(3) with time zone,
  	"finished_at" timestamp(3) with time zone,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "crm_ai_breakers" (
  	"failures" integer NOT NULL,
  	"model" text PRIMARY KEY NOT NULL,
  	"opened" integer NOT NULL,
  	"probe_until" timestamp (3) with time zone,
  	"retry_at" timestamp (3) with time zone,
  	"version" uuid NOT NULL
  );
  
  CREATE TABLE "crm_ai_usage" (
  	"calls" bigint DEFAULT 0 NOT NULL,
  	"cost" numeric,
  	"day" date NOT NULL,
  	"failures" bigint DEFAULT 0 NOT NULL,
  	"function" text NOT NULL,
  	"input_tokens" bigint DEFAULT 0 NOT NULL,
  	"model" text NOT NULL,
  	"output_tokens" bigint DEFAULT 0 NOT NULL,
  	CONSTRAINT "crm_ai_usage_pk" PRIMARY KEY("day","function","model")
  );
  
  CREATE TABLE "crm_prediction_models" (
  	"metrics" jsonb NOT NULL,
  	"model" jsonb NOT NULL,
  	"pipeline" text NOT NULL,
  	"trained_at" timestamp (3) with time zone NOT NULL,
  	"version" integer NOT NULL,
  	CONSTRAINT "crm_prediction_models_pk" PRIMARY KEY("pipeline","version")
  );
  
  ALTER TABLE "crm_advertiser_prompts" ADD CONSTRAINT "crm_advertiser_prompts_order_id_crm_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."crm_orders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_advertiser_prompts" ADD CONSTRAINT "crm_advertiser_prompts_lead_id_crm_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."crm_leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_advertiser_prompts" ADD CONSTRAINT "crm_advertiser_prompts_insight_id_crm_ai_insights_id_fk" FOREIGN KEY ("insight_id") REFERENCES "public"."crm_ai_insights"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_advertiser_prompts" ADD CONSTRAINT "crm_advertiser_prompts_reviewed_by_id_users_id_fk" FOREIGN KEY ("reviewed_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_advertiser_prompts" ADD CONSTRAINT "crm_advertiser_prompts_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_ai_insights" ADD CONSTRAINT "crm_ai_insights_lead_id_crm_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."crm_leads"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_ai_insights" ADD CONSTRAINT "crm_ai_insights_order_id_crm_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."crm_orders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_ai_insights" ADD CONSTRAINT "crm_ai_insights_run_id_crm_ai_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."crm_ai_runs"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_ai_insights" ADD CONSTRAINT "crm_ai_insights_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_ai_runs" ADD CONSTRAINT "crm_ai_runs_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "crm_advertiser_prompts_kind_idx" ON "crm_advertiser_prompts" USING btree ("kind");
  CREATE INDEX "crm_advertiser_prompts_status_idx" ON "crm_advertiser_prompts" USING btree ("status");
  CREATE INDEX "crm_advertiser_prompts_order_idx" ON "crm_advertiser_prompts" USING btree ("order_id");
  CREATE INDEX "crm_advertiser_prompts_lead_idx" ON "crm_advertiser_prompts" USING btree ("lead_id");
  CREATE INDEX "crm_advertiser_prompts_insight_idx" ON "crm_advertiser_prompts" USING btree ("insight_id");
  CREATE INDEX "crm_advertiser_prompts_reviewed_by_idx" ON "crm_advertiser_prompts" USING btree ("reviewed_by_id");
  CREATE INDEX "crm_advertiser_prompts_created_by_idx" ON "crm_advertiser_prompts" USING btree ("created_by_id");
  CREATE INDEX "crm_advertiser_prompts_updated_at_idx" ON "crm_advertiser_prompts" USING btree ("updated_at");
  CREATE INDEX "crm_advertiser_prompts_created_at_idx" ON "crm_advertiser_prompts" USING btree ("created_at");
  CREATE UNIQUE INDEX "crm_prompts_version_idx" ON "crm_advertiser_prompts" USING btree ("order_id","performance_version") WHERE "crm_advertiser_prompts"."kind" = 'performance';
  CREATE INDEX "crm_ai_insights_kind_idx" ON "crm_ai_insights" USING btree ("kind");
  CREATE INDEX "crm_ai_insights_lead_idx" ON "crm_ai_insights" USING btree ("lead_id");
  CREATE INDEX "crm_ai_insights_order_idx" ON "crm_ai_insights" USING btree ("order_id");
  CREATE INDEX "crm_ai_insights_status_idx" ON "crm_ai_insights" USING btree ("status");
  CREATE INDEX "crm_ai_insights_run_idx" ON "crm_ai_insights" USING btree ("run_id");
  CREATE INDEX "crm_ai_insights_created_by_idx" ON "crm_ai_insights" USING btree ("created_by_id");
  CREATE INDEX "crm_ai_insights_updated_at_idx" ON "crm_ai_insights" USING btree ("updated_at");
  CREATE INDEX "crm_ai_insights_created_at_idx" ON "crm_ai_insights" USING btree ("created_at");
  CREATE UNIQUE INDEX "crm_insights_current_idx" ON "crm_ai_insights" USING btree ("kind","lead_id",coalesce("order_id"::text, ''),coalesce("topic", '')) WHERE "crm_ai_insights"."status" = 'current';
  CREATE INDEX "crm_insights_value_idx" ON "crm_ai_insights" USING btree ("kind","status","value");
  CREATE INDEX "crm_ai_runs_kind_idx" ON "crm_ai_runs" USING btree ("kind");
  CREATE INDEX "crm_ai_runs_status_idx" ON "crm_ai_runs" USING btree ("status");
  CREATE UNIQUE INDEX "crm_ai_runs_key_idx" ON "crm_ai_runs" USING btree ("key");
  CREATE INDEX "crm_ai_runs_created_by_idx" ON "crm_ai_runs" USING btree ("created_by_id");
  CREATE INDEX "crm_ai_runs_updated_at_idx" ON "crm_ai_runs" USING btree ("updated_at");
  CREATE INDEX "crm_ai_runs_created_at_idx" ON "crm_ai_runs" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "crm_advertiser_prompts" CASCADE;
  DROP TABLE "crm_ai_insights" CASCADE;
  DROP TABLE "crm_ai_runs" CASCADE;
  DROP TABLE "crm_ai_breakers" CASCADE;
  DROP TABLE "crm_ai_usage" CASCADE;
  DROP TABLE "crm_prediction_models" CASCADE;
  DROP TYPE "public"."enum_crm_advertiser_prompts_kind";
  DROP TYPE "public"."enum_crm_advertiser_prompts_status";
  DROP TYPE "public"."enum_crm_ai_insights_kind";
  DROP TYPE "public"."enum_crm_ai_insights_status";
  DROP TYPE "public"."enum_crm_ai_runs_kind";
  DROP TYPE "public"."enum_crm_ai_runs_status";`)
}
