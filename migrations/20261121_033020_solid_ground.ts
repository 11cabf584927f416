import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'crmWork');
  CREATE TYPE "public"."enum_payload_jobs_log_state" AS ENUM('failed', 'succeeded');
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'crmWork');
  CREATE TABLE "crm_work" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"kind" varchar NOT NULL,
  	"key" varchar NOT NULL,
  	"state" varchar DEFAULT 'queued' NOT NULL,
  	"last_error" varchar,
  	"input" jsonb,
  	"progress" jsonb,
  	"result" jsonb,
  	"attempts" numeric DEFAULT 0 NOT NULL,
  	"max_attempts" numeric DEFAULT 0 NOT NULL,
  	"run_after" timestamp(3) with time zone,
  	"lease_owner" varchar,
  	"lease_until" timestamp(3) with time zone,
  	"heartbeat_at" timestamp(3) with time zone,
  	"started_at" timestamp(3) with time zone,
  	"finished_at" timestamp(3) with time zone,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_jobs_log" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"executed_at" timestamp(3) with time zone NOT NULL,
  	"completed_at" timestamp(3) with time zone NOT NULL,
  	"task_slug" "enum_payload_jobs_log_task_slug" NOT NULL,
  	"task_i_d" varchar NOT NULL,
  	"input" jsonb,
  	"output" jsonb,
  	"state" "enum_payload_jobs_log_state" NOT NULL,
  	"error" jsonb
  );
  
  CREATE TABLE "payload_jobs" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"input" jsonb,
  	"completed_at" timestamp(3) with time zone,
  	"total_tried" numeric DEFAULT 0,
  	"has_error" boolean DEFAULT false,
  	"error" jsonb,
  	"task_slug" "enum_payload_jobs_task_slug",
  	"queue" varchar DEFAULT 'default',
  	"wait_until" timestamp(3) with time zone,
  	"processing" boolean DEFAULT false,
  	"meta" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_jobs_stats" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"stats" jsonb,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
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
  
  CREATE TABLE "crm_work_files" (
  	"name" text NOT NULL,
  	"bytes" "bytea" NOT NULL,
  	"chunk" integer NOT NULL,
  	"file" integer NOT NULL,
  	"work_key" text NOT NULL,
  	CONSTRAINT "crm_work_files_pk" PRIMARY KEY("work_key","file","chunk")
  );
  
  ALTER TABLE "crm_orders" ADD COLUMN "delivery_impressions" numeric;
  ALTER TABLE "crm_orders" ADD COLUMN "delivery_clicks" numeric;
  ALTER TABLE "crm_orders" ADD COLUMN "delivery_ctr" numeric;
  ALTER TABLE "crm_orders" ADD COLUMN "delivery_spend" numeric;
  ALTER TABLE "crm_orders" ADD COLUMN "delivery_revenue" numeric;
  ALTER TABLE "crm_orders" ADD COLUMN "delivery_roas" numeric;
  ALTER TABLE "crm_orders" ADD COLUMN "delivery_conversions" numeric;
  ALTER TABLE "crm_work" ADD CONSTRAINT "crm_work_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_jobs_log" ADD CONSTRAINT "payload_jobs_log_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."payload_jobs"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "crm_work_kind_idx" ON "crm_work" USING btree ("kind");
  CREATE UNIQUE INDEX "crm_work_key_idx" ON "crm_work" USING btree ("key");
  CREATE INDEX "crm_work_created_by_idx" ON "crm_work" USING btree ("created_by_id");
  CREATE INDEX "crm_work_updated_at_idx" ON "crm_work" USING btree ("updated_at");
  CREATE INDEX "crm_work_created_at_idx" ON "crm_work" USING btree ("created_at");
  CREATE INDEX "crm_work_due_idx" ON "crm_work" USING btree ("run_after","id") WHERE "crm_work"."state" = 'queued';
  CREATE INDEX "crm_work_leases_idx" ON "crm_work" USING btree ("lease_until") WHERE "crm_work"."state" = 'running';
  CREATE INDEX "payload_jobs_log_order_idx" ON "payload_jobs_log" USING btree ("_order");
  CREATE INDEX "payload_jobs_log_parent_id_idx" ON "payload_jobs_log" USING btree ("_parent_id");
  CREATE INDEX "payload_jobs_completed_at_idx" ON "payload_jobs" USING btree ("completed_at");
  CREATE INDEX "payload_jobs_total_tried_idx" ON "payload_jobs" USING btree ("total_tried");
  CREATE INDEX "payload_jobs_has_error_idx" ON "payload_jobs" USING btree ("has_error");
  CREATE INDEX "payload_jobs_task_slug_idx" ON "payload_jobs" USING btree ("task_slug");
  CREATE INDEX "payload_jobs_queue_idx" ON "payload_jobs" USING btree ("queue");
  CREATE INDEX "payload_jobs_wait_until_idx" ON "payload_jobs" USING btree ("wait_until");
  CREATE INDEX "payload_jobs_processing_idx" ON "payload_jobs" USING btree ("processing");
  CREATE INDEX "payload_jobs_updated_at_idx" ON "payload_jobs" USING btree ("updated_at");
  CREATE INDEX "payload_jobs_created_at_idx" ON "payload_jobs" USING btree ("created_at");
  CREATE INDEX "crm_idempotency_keys_created_idx" ON "crm_idempotency_keys" USING btree ("created_at");
  CREATE INDEX "crm_rate_limits_expire_idx" ON "crm_rate_limits" USING btree ("expire");
  CREATE INDEX "crm_users_api_key_idx" ON "users" USING btree ("api_key_index");
  CREATE UNIQUE INDEX "crm_orders_one_per_proposal_idx" ON "crm_orders" USING btree ("proposal_id") WHERE "crm_orders"."deleted_at" is null;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "crm_work" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "payload_jobs_log" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "payload_jobs" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "payload_jobs_stats" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_idempotency_keys" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_rate_limits" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_work_files" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "crm_work" CASCADE;
  DROP TABLE "payload_jobs_log" CASCADE;
  DROP TABLE "payload_jobs" CASCADE;
  DROP TABLE "payload_jobs_stats" CASCADE;
  DROP TABLE "crm_idempotency_keys" CASCADE;
  DROP TABLE "crm_rate_limits" CASCADE;
  DROP TABLE "crm_work_files" CASCADE;
  DROP INDEX "crm_users_api_key_idx";
  DROP INDEX "crm_orders_one_per_proposal_idx";
  ALTER TABLE "crm_orders" DROP COLUMN "delivery_impressions";
  ALTER TABLE "crm_orders" DROP COLUMN "delivery_clicks";
  ALTER TABLE "crm_orders" DROP COLUMN "delivery_ctr";
  ALTER TABLE "crm_orders" DROP COLUMN "delivery_spend";
  ALTER TABLE "crm_orders" DROP COLUMN "delivery_revenue";
  ALTER TABLE "crm_orders" DROP COLUMN "delivery_roas";
  ALTER TABLE "crm_orders" DROP COLUMN "delivery_conversions";
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  DROP TYPE "public"."enum_payload_jobs_log_state";
  DROP TYPE "public"."enum_payload_jobs_task_slug";`)
}
