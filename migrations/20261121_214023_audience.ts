import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_crm_contacts_lifecycle" AS ENUM('subscriber', 'lead', 'prospect', 'customer', 'evangelist', 'former_customer');
  CREATE TYPE "public"."enum_crm_contacts_journey_stage" AS ENUM('awareness', 'consideration', 'decision', 'retention', 'advocacy');
  CREATE TYPE "public"."enum_crm_contacts_email_consent" AS ENUM('unknown', 'granted', 'revoked');
  CREATE TYPE "public"."enum_crm_contacts_sms_consent" AS ENUM('unknown', 'granted', 'revoked');
  CREATE TYPE "public"."enum_crm_contacts_phone_consent" AS ENUM('unknown', 'granted', 'revoked');
  CREATE TYPE "public"."enum_crm_contacts_push_consent" AS ENUM('unknown', 'granted', 'revoked');
  CREATE TYPE "public"."enum_crm_contacts_engagement_stage" AS ENUM('new', 'engaged', 'active', 'at_risk', 'churned');
  CREATE TYPE "public"."enum_crm_engagement_events_kind" AS ENUM('email_open', 'email_click', 'push_click', 'sms_click', 'visit', 'form', 'social_engagement');
  ALTER TYPE "public"."enum_users_crm_role" ADD VALUE 'intake';
  ALTER TYPE "public"."enum_crm_imports_status" ADD VALUE 'running' BEFORE 'done';
  ALTER TYPE "public"."enum_crm_activities_type" ADD VALUE 'journey_change' BEFORE 'call';
  ALTER TYPE "public"."enum_crm_activities_type" ADD VALUE 'consent_change' BEFORE 'call';
  CREATE TABLE "crm_contacts" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"name" varchar,
  	"first_name" varchar,
  	"last_name" varchar,
  	"email" varchar,
  	"phone" varchar,
  	"company_id" uuid,
  	"job_title" varchar,
  	"lifecycle" "enum_crm_contacts_lifecycle" DEFAULT 'lead',
  	"journey_stage" "enum_crm_contacts_journey_stage",
  	"do_not_contact" boolean DEFAULT false,
  	"email_consent" "enum_crm_contacts_email_consent" DEFAULT 'unknown',
  	"email_consent_source" varchar,
  	"email_consent_at" timestamp(3) with time zone,
  	"sms_consent" "enum_crm_contacts_sms_consent" DEFAULT 'unknown',
  	"sms_consent_source" varchar,
  	"sms_consent_at" timestamp(3) with time zone,
  	"phone_consent" "enum_crm_contacts_phone_consent" DEFAULT 'unknown',
  	"phone_consent_source" varchar,
  	"phone_consent_at" timestamp(3) with time zone,
  	"push_consent" "enum_crm_contacts_push_consent" DEFAULT 'unknown',
  	"push_consent_source" varchar,
  	"push_consent_at" timestamp(3) with time zone,
  	"notes" varchar,
  	"language" varchar,
  	"time_zone" varchar,
  	"avatar_u_r_l" varchar,
  	"login" varchar,
  	"source" varchar,
  	"first_contact_at" timestamp(3) with time zone,
  	"subscribed_at" timestamp(3) with time zone,
  	"source_details" jsonb,
  	"utm" jsonb,
  	"engagement_stage" "enum_crm_contacts_engagement_stage" DEFAULT 'new' NOT NULL,
  	"engagement_stage_entered_at" timestamp(3) with time zone,
  	"emails_opened_count" numeric DEFAULT 0 NOT NULL,
  	"last_email_opened_at" timestamp(3) with time zone,
  	"emails_clicked_count" numeric DEFAULT 0 NOT NULL,
  	"last_email_clicked_at" timestamp(3) with time zone,
  	"push_clicked_count" numeric DEFAULT 0 NOT NULL,
  	"last_push_clicked_at" timestamp(3) with time zone,
  	"visit_count" numeric DEFAULT 0 NOT NULL,
  	"last_visit_at" timestamp(3) with time zone,
  	"total_interactions" numeric DEFAULT 0 NOT NULL,
  	"last_interaction_at" timestamp(3) with time zone,
  	"engagement_score" numeric,
  	"lead_score" numeric,
  	"last_event_at" timestamp(3) with time zone,
  	"merged_into_id" uuid,
  	"erased_at" timestamp(3) with time zone,
  	"owner_id" uuid,
  	"external_id" varchar,
  	"import_hash" varchar,
  	"created_by_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "crm_contacts_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "crm_companies_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "crm_engagement_events" (
  	"id" varchar PRIMARY KEY NOT NULL,
  	"contact_id" uuid NOT NULL,
  	"kind" "enum_crm_engagement_events_kind" NOT NULL,
  	"is_machine" boolean DEFAULT false,
  	"occurred_at" timestamp(3) with time zone NOT NULL,
  	"source" varchar,
  	"meta" jsonb
  );
  
  CREATE TABLE "crm_suppressions" (
  	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  	"hash" text PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "crm_search_companies" (
  	"email" text,
  	"key1" text,
  	"key2" text,
  	"key3" text,
  	"key4" text,
  	"host" text,
  	"phone" text,
  	"record" text PRIMARY KEY NOT NULL,
  	"text" text NOT NULL
  );
  
  CREATE TABLE "crm_search_leads" (
  	"email" text,
  	"key1" text,
  	"key2" text,
  	"key3" text,
  	"key4" text,
  	"host" text,
  	"phone" text,
  	"record" text PRIMARY KEY NOT NULL,
  	"text" text NOT NULL
  );
  
  CREATE TABLE "crm_search_people" (
  	"email" text,
  	"key1" text,
  	"key2" text,
  	"key3" text,
  	"key4" text,
  	"host" text,
  	"phone" text,
  	"record" text PRIMARY KEY NOT NULL,
  	"text" text NOT NULL
  );
  
  CREATE TABLE "crm_search_words" (
  	"word" text NOT NULL
  );
  
  CREATE TABLE "crm_tracked_links" (
  	"id" text PRIMARY KEY NOT NULL,
  	"created_at" timestamp (3) with time zone NOT NULL,
  	"message" text NOT NULL,
  	"url" text NOT NULL
  );
  
  CREATE TABLE "crm_engagement" (
  	"contact" uuid PRIMARY KEY NOT NULL,
  	"due_at" timestamp (3) with time zone,
  	"entered_at" timestamp (3) with time zone NOT NULL,
  	"last_event_at" timestamp (3) with time zone,
  	"last_opens" timestamp (3) with time zone[],
  	"last_visits" timestamp (3) with time zone[],
  	"open_weeks" timestamp (3) with time zone[],
  	"since" timestamp (3) with time zone NOT NULL,
  	"stage" text NOT NULL
  );
  
  CREATE TABLE "crm_engagement_moves" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"at" timestamp (3) with time zone NOT NULL,
  	"cause" text NOT NULL,
  	"contact" uuid NOT NULL,
  	"from_stage" text NOT NULL,
  	"to_stage" text NOT NULL
  );
  
  CREATE TABLE "crm_engagement_changes" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"count" bigint NOT NULL,
  	"lifecycle" text NOT NULL,
  	"owner" text NOT NULL,
  	"stage" text NOT NULL
  );
  
  CREATE TABLE "crm_engagement_totals" (
  	"count" bigint NOT NULL,
  	"lifecycle" text NOT NULL,
  	"owner" text NOT NULL,
  	"stage" text NOT NULL,
  	CONSTRAINT "crm_engagement_totals_pk" PRIMARY KEY("stage","owner","lifecycle")
  );
  
  CREATE TABLE "crm_duplicates" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"a" text NOT NULL,
  	"b" text NOT NULL,
  	"decided_at" timestamp (3) with time zone,
  	"decided_by" text,
  	"found_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
  	"kind" text NOT NULL,
  	"reasons" jsonb NOT NULL,
  	"score" smallint NOT NULL,
  	"status" text DEFAULT 'open' NOT NULL
  );
  
  CREATE TABLE "crm_merge_rows" (
  	"column_name" text NOT NULL,
  	"merge" uuid NOT NULL,
  	"row_key" text NOT NULL,
  	"table_name" text NOT NULL,
  	CONSTRAINT "crm_merge_rows_pk" PRIMARY KEY("merge","table_name","column_name","row_key")
  );
  
  CREATE TABLE "crm_merges" (
  	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
  	"after" jsonb NOT NULL,
  	"before" jsonb NOT NULL,
  	"kind" text NOT NULL,
  	"loser" text NOT NULL,
  	"loser_before" jsonb NOT NULL,
  	"merged_at" timestamp (3) with time zone NOT NULL,
  	"merged_by" text,
  	"undone_at" timestamp (3) with time zone,
  	"undone_by" text,
  	"winner" text NOT NULL
  );
  
  ALTER TABLE "crm_leads" ADD COLUMN "contact_id" uuid;
  ALTER TABLE "crm_companies" ADD COLUMN "website" varchar;
  ALTER TABLE "crm_companies" ADD COLUMN "phone" varchar;
  ALTER TABLE "crm_companies" ADD COLUMN "notes" varchar;
  ALTER TABLE "crm_companies" ADD COLUMN "last_activity_at" timestamp(3) with time zone;
  ALTER TABLE "crm_companies" ADD COLUMN "merged_into_id" uuid;
  ALTER TABLE "crm_activities" ADD COLUMN "contact_id" uuid;
  ALTER TABLE "crm_activities" ADD COLUMN "due_at" timestamp(3) with time zone;
  ALTER TABLE "crm_activities" ADD COLUMN "completed_at" timestamp(3) with time zone;
  ALTER TABLE "crm_activities" ADD COLUMN "assignee_id" uuid;
  ALTER TABLE "crm_activities" ADD COLUMN "duration_seconds" numeric;
  ALTER TABLE "crm_contacts" ADD CONSTRAINT "crm_contacts_company_id_crm_companies_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."crm_companies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_contacts" ADD CONSTRAINT "crm_contacts_merged_into_id_crm_contacts_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."crm_contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_contacts" ADD CONSTRAINT "crm_contacts_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_contacts" ADD CONSTRAINT "crm_contacts_created_by_id_users_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_contacts_texts" ADD CONSTRAINT "crm_contacts_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."crm_contacts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_companies_texts" ADD CONSTRAINT "crm_companies_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."crm_companies"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_engagement_events" ADD CONSTRAINT "crm_engagement_events_contact_id_crm_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."crm_contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_engagement" ADD CONSTRAINT "crm_engagement_contact_crm_contacts_id_fk" FOREIGN KEY ("contact") REFERENCES "public"."crm_contacts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "crm_engagement_moves" ADD CONSTRAINT "crm_engagement_moves_contact_crm_contacts_id_fk" FOREIGN KEY ("contact") REFERENCES "public"."crm_contacts"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "crm_contacts_company_idx" ON "crm_contacts" USING btree ("company_id");
  CREATE INDEX "crm_contacts_lifecycle_idx" ON "crm_contacts" USING btree ("lifecycle");
  CREATE INDEX "crm_contacts_journey_stage_idx" ON "crm_contacts" USING btree ("journey_stage");
  CREATE UNIQUE INDEX "crm_contacts_login_idx" ON "crm_contacts" USING btree ("login");
  CREATE INDEX "crm_contacts_merged_into_idx" ON "crm_contacts" USING btree ("merged_into_id");
  CREATE INDEX "crm_contacts_owner_idx" ON "crm_contacts" USING btree ("owner_id");
  CREATE UNIQUE INDEX "crm_contacts_external_id_idx" ON "crm_contacts" USING btree ("external_id");
  CREATE INDEX "crm_contacts_created_by_idx" ON "crm_contacts" USING btree ("created_by_id");
  CREATE INDEX "crm_contacts_updated_at_idx" ON "crm_contacts" USING btree ("updated_at");
  CREATE INDEX "crm_contacts_created_at_idx" ON "crm_contacts" USING btree ("created_at");
  CREATE INDEX "crm_contacts_deleted_at_idx" ON "crm_contacts" USING btree ("deleted_at");
  CREATE INDEX "crm_contacts_mailbox_idx" ON "crm_contacts" USING btree ((case when split_part("email", '@', 2) in ('gmail.com', 'googlemail.com') then replace(split_part(split_part("email", '@', 1), '+', 1), '.', '') || '@gmail.com' else split_part(split_part("email", '@', 1), '+', 1) || '@' || split_part("email", '@', 2) end)) WHERE "crm_contacts"."deleted_at" is null;
  CREATE INDEX "crm_contacts_name_key_idx" ON "crm_contacts" USING btree ((btrim(regexp_replace(replace(lower(regexp_replace(normalize("name", NFKD), '[̀-ͯ]', '', 'g')), 'ß', 'ss'), '[ -/:-@[-_{-¿‐-⁞　-〿]+', ' ', 'g')))) WHERE "crm_contacts"."deleted_at" is null;
  CREATE INDEX "crm_contacts_phone_tail_idx" ON "crm_contacts" USING btree ((right(regexp_replace("phone", '[^0-9]', '', 'g'), 7))) WHERE "crm_contacts"."deleted_at" is null;
  CREATE UNIQUE INDEX "crm_contacts_email_idx" ON "crm_contacts" USING btree ("email") WHERE "crm_contacts"."deleted_at" is null;
  CREATE INDEX "crm_contacts_merged_email_idx" ON "crm_contacts" USING btree ("email") WHERE "crm_contacts"."merged_into_id" is not null;
  CREATE INDEX "crm_contacts_phone_idx" ON "crm_contacts" USING btree ("phone");
  CREATE INDEX "crm_contacts_texts_order_parent" ON "crm_contacts_texts" USING btree ("order","parent_id");
  CREATE INDEX "crm_contacts_texts_contact_idx" ON "crm_contacts_texts" USING btree ("parent_id");
  CREATE INDEX "crm_companies_texts_order_parent" ON "crm_companies_texts" USING btree ("order","parent_id");
  CREATE INDEX "crm_companies_texts_company_idx" ON "crm_companies_texts" USING btree ("parent_id");
  CREATE INDEX "crm_engagement_events_contact_idx" ON "crm_engagement_events" USING btree ("contact_id");
  CREATE INDEX "crm_engagement_events_contact_at_idx" ON "crm_engagement_events" USING btree ("contact_id","occurred_at","kind","is_machine");
  CREATE INDEX "crm_search_companies_key1_idx" ON "crm_search_companies" USING btree ("key1" collate "C");
  CREATE INDEX "crm_search_companies_key2_idx" ON "crm_search_companies" USING btree ("key2" collate "C");
  CREATE INDEX "crm_search_companies_key3_idx" ON "crm_search_companies" USING btree ("key3" collate "C");
  CREATE INDEX "crm_search_companies_key4_idx" ON "crm_search_companies" USING btree ("key4" collate "C");
  CREATE INDEX "crm_search_companies_email_idx" ON "crm_search_companies" USING btree ("email" collate "C");
  CREATE INDEX "crm_search_companies_host_idx" ON "crm_search_companies" USING btree ("host" collate "C");
  CREATE INDEX "crm_search_companies_phone_idx" ON "crm_search_companies" USING btree ("phone" collate "C");
  CREATE INDEX "crm_search_companies_text_idx" ON "crm_search_companies" USING gin ("text" gin_trgm_ops);
  CREATE INDEX "crm_search_leads_key1_idx" ON "crm_search_leads" USING btree ("key1" collate "C");
  CREATE INDEX "crm_search_leads_key2_idx" ON "crm_search_leads" USING btree ("key2" collate "C");
  CREATE INDEX "crm_search_leads_key3_idx" ON "crm_search_leads" USING btree ("key3" collate "C");
  CREATE INDEX "crm_search_leads_key4_idx" ON "crm_search_leads" USING btree ("key4" collate "C");
  CREATE INDEX "crm_search_leads_email_idx" ON "crm_search_leads" USING btree ("email" collate "C");
  CREATE INDEX "crm_search_leads_host_idx" ON "crm_search_leads" USING btree ("host" collate "C");
  CREATE INDEX "crm_search_leads_phone_idx" ON "crm_search_leads" USING btree ("phone" collate "C");
  CREATE INDEX "crm_search_leads_text_idx" ON "crm_search_leads" USING gin ("text" gin_trgm_ops);
  CREATE INDEX "crm_search_people_key1_idx" ON "crm_search_people" USING btree ("key1" collate "C");
  CREATE INDEX "crm_search_people_key2_idx" ON "crm_search_people" USING btree ("key2" collate "C");
  CREATE INDEX "crm_search_people_key3_idx" ON "crm_search_people" USING btree ("key3" collate "C");
  CREATE INDEX "crm_search_people_key4_idx" ON "crm_search_people" USING btree ("key4" collate "C");
  CREATE INDEX "crm_search_people_email_idx" ON "crm_search_people" USING btree ("email" collate "C");
  CREATE INDEX "crm_search_people_host_idx" ON "crm_search_people" USING btree ("host" collate "C");
  CREATE INDEX "crm_search_people_phone_idx" ON "crm_search_people" USING btree ("phone" collate "C");
  CREATE INDEX "crm_search_people_text_idx" ON "crm_search_people" USING gin ("text" gin_trgm_ops);
  CREATE INDEX "crm_search_words_word_idx" ON "crm_search_words" USING btree ("word" collate "C");
  CREATE INDEX "crm_search_words_trgm_idx" ON "crm_search_words" USING gin ("word" gin_trgm_ops);
  CREATE INDEX "crm_tracked_links_message_idx" ON "crm_tracked_links" USING btree ("message");
  CREATE INDEX "crm_engagement_due_idx" ON "crm_engagement" USING btree ("due_at");
  CREATE INDEX "crm_engagement_stage_idx" ON "crm_engagement" USING btree ("stage","entered_at","contact");
  CREATE INDEX "crm_engagement_moves_contact_idx" ON "crm_engagement_moves" USING btree ("contact","at");
  CREATE INDEX "crm_engagement_moves_at_idx" ON "crm_engagement_moves" USING btree ("at");
  CREATE UNIQUE INDEX "crm_duplicates_pair_idx" ON "crm_duplicates" USING btree ("kind","a","b");
  CREATE INDEX "crm_duplicates_b_idx" ON "crm_duplicates" USING btree ("kind","b");
  CREATE INDEX "crm_duplicates_queue_idx" ON "crm_duplicates" USING btree ("kind","status","score" DESC NULLS LAST,"id");
  CREATE INDEX "crm_merges_winner_idx" ON "crm_merges" USING btree ("kind","winner");
  CREATE UNIQUE INDEX "crm_merges_loser_idx" ON "crm_merges" USING btree ("kind","loser") WHERE "crm_merges"."undone_at" is null;
  CREATE INDEX "crm_merges_at_idx" ON "crm_merges" USING btree ("merged_at");
  ALTER TABLE "crm_leads" ADD CONSTRAINT "crm_leads_contact_id_crm_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."crm_contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_companies" ADD CONSTRAINT "crm_companies_merged_into_id_crm_companies_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."crm_companies"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_activities" ADD CONSTRAINT "crm_activities_contact_id_crm_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."crm_contacts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "crm_activities" ADD CONSTRAINT "crm_activities_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "crm_leads_contact_idx" ON "crm_leads" USING btree ("contact_id");
  CREATE INDEX "crm_companies_domain_idx" ON "crm_companies" USING btree ("domain");
  CREATE INDEX "crm_companies_merged_into_idx" ON "crm_companies" USING btree ("merged_into_id");
  CREATE INDEX "crm_companies_domain_key_idx" ON "crm_companies" USING btree ((nullif(split_part(regexp_replace(lower(coalesce("domain", "website")), '^(https?://)?(www[.])?', ''), '/', 1), ''))) WHERE "crm_companies"."deleted_at" is null;
  CREATE INDEX "crm_companies_name_key_idx" ON "crm_companies" USING btree ((replace(regexp_replace(btrim(regexp_replace(replace(lower(regexp_replace(normalize("name", NFKD), '[̀-ͯ]', '', 'g')), 'ß', 'ss'), '[ -/:-@[-_{-¿‐-⁞　-〿]+', ' ', 'g')), '( (a s|ab|ag|aps|as|b v|bv|co|company|corp|corporation|e k|e v|eg|ek|ev|gbr|gmbh|inc|incorporated|kg|kgaa|limited|llc|llp|lp|ltd|mbh|n v|nv|ohg|oy|oyj|plc|pte|pty|pvt|s a|s p a|s r l|sa|sarl|sas|se|sl|spa|srl|ug|und))+$', ''), ' ', ''))) WHERE "crm_companies"."deleted_at" is null;
  CREATE INDEX "crm_companies_name_trgm_idx" ON "crm_companies" USING gin ("name" gin_trgm_ops) WHERE "crm_companies"."deleted_at" is null;
  CREATE INDEX "crm_activities_contact_idx" ON "crm_activities" USING btree ("contact_id");
  CREATE INDEX "crm_activities_due_at_idx" ON "crm_activities" USING btree ("due_at");
  CREATE INDEX "crm_activities_completed_at_idx" ON "crm_activities" USING btree ("completed_at");
  CREATE INDEX "crm_activities_assignee_idx" ON "crm_activities" USING btree ("assignee_id");
  CREATE INDEX "crm_activities_company_at_idx" ON "crm_activities" USING btree ("company_id","occurred_at") WHERE "crm_activities"."deleted_at" is null;
  CREATE INDEX "crm_activities_contact_at_idx" ON "crm_activities" USING btree ("contact_id","occurred_at") WHERE "crm_activities"."deleted_at" is null;
  CREATE INDEX "crm_activities_lead_at_idx" ON "crm_activities" USING btree ("lead_id","occurred_at") WHERE "crm_activities"."deleted_at" is null;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "crm_contacts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_contacts_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_companies_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_engagement_events" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_suppressions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_search_companies" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_search_leads" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_search_people" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_search_words" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_tracked_links" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_engagement" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_engagement_moves" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_engagement_changes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_engagement_totals" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_duplicates" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_merge_rows" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "crm_merges" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "crm_contacts" CASCADE;
  DROP TABLE "crm_contacts_texts" CASCADE;
  DROP TABLE "crm_companies_texts" CASCADE;
  DROP TABLE "crm_engagement_events" CASCADE;
  DROP TABLE "crm_suppressions" CASCADE;
  DROP TABLE "crm_search_companies" CASCADE;
  DROP TABLE "crm_search_leads" CASCADE;
  DROP TABLE "crm_search_people" CASCADE;
  DROP TABLE "crm_search_words" CASCADE;
  DROP TABLE "crm_tracked_links" CASCADE;
  DROP TABLE "crm_engagement" CASCADE;
  DROP TABLE "crm_engagement_moves" CASCADE;
  DROP TABLE "crm_engagement_changes" CASCADE;
  DROP TABLE "crm_engagement_totals" CASCADE;
  DROP TABLE "crm_duplicates" CASCADE;
  DROP TABLE "crm_merge_rows" CASCADE;
  DROP TABLE "crm_merges" CASCADE;
  ALTER TABLE "crm_leads" DROP CONSTRAINT "crm_leads_contact_id_crm_contacts_id_fk";
  
  ALTER TABLE "crm_companies" DROP CONSTRAINT "crm_companies_merged_into_id_crm_companies_id_fk";
  
  ALTER TABLE "crm_activities" DROP CONSTRAINT "crm_activities_contact_id_crm_contacts_id_fk";
  
  ALTER TABLE "crm_activities" DROP CONSTRAINT "crm_activities_assignee_id_users_id_fk";
  
  ALTER TABLE "users" ALTER COLUMN "crm_role" SET DATA TYPE text;
  DROP TYPE "public"."enum_users_crm_role";
  CREATE TYPE "public"."enum_users_crm_role" AS ENUM('admin', 'manager', 'rep', 'viewer');
  ALTER TABLE "users" ALTER COLUMN "crm_role" SET DATA TYPE "public"."enum_users_crm_role" USING "crm_role"::"public"."enum_users_crm_role";
  ALTER TABLE "crm_imports" ALTER COLUMN "status" SET DATA TYPE text;
  ALTER TABLE "crm_imports" ALTER COLUMN "status" SET DEFAULT 'done'::text;
  DROP TYPE "public"."enum_crm_imports_status";
  CREATE TYPE "public"."enum_crm_imports_status" AS ENUM('done', 'undone');
  ALTER TABLE "crm_imports" ALTER COLUMN "status" SET DEFAULT 'done'::"public"."enum_crm_imports_status";
  ALTER TABLE "crm_imports" ALTER COLUMN "status" SET DATA TYPE "public"."enum_crm_imports_status" USING "status"::"public"."enum_crm_imports_status";
  ALTER TABLE "crm_activities" ALTER COLUMN "type" SET DATA TYPE text;
  ALTER TABLE "crm_activities" ALTER COLUMN "type" SET DEFAULT 'note'::text;
  DROP TYPE "public"."enum_crm_activities_type";
  CREATE TYPE "public"."enum_crm_activities_type" AS ENUM('stage_change', 'call', 'email', 'sms', 'meeting', 'note', 'task');
  ALTER TABLE "crm_activities" ALTER COLUMN "type" SET DEFAULT 'note'::"public"."enum_crm_activities_type";
  ALTER TABLE "crm_activities" ALTER COLUMN "type" SET DATA TYPE "public"."enum_crm_activities_type" USING "type"::"public"."enum_crm_activities_type";
  DROP INDEX "crm_leads_contact_idx";
  DROP INDEX "crm_companies_domain_idx";
  DROP INDEX "crm_companies_merged_into_idx";
  DROP INDEX "crm_companies_domain_key_idx";
  DROP INDEX "crm_companies_name_key_idx";
  DROP INDEX "crm_companies_name_trgm_idx";
  DROP INDEX "crm_activities_contact_idx";
  DROP INDEX "crm_activities_due_at_idx";
  DROP INDEX "crm_activities_completed_at_idx";
  DROP INDEX "crm_activities_assignee_idx";
  DROP INDEX "crm_activities_company_at_idx";
  DROP INDEX "crm_activities_contact_at_idx";
  DROP INDEX "crm_activities_lead_at_idx";
  ALTER TABLE "crm_leads" DROP COLUMN "contact_id";
  ALTER TABLE "crm_companies" DROP COLUMN "website";
  ALTER TABLE "crm_companies" DROP COLUMN "phone";
  ALTER TABLE "crm_companies" DROP COLUMN "notes";
  ALTER TABLE "crm_companies" DROP COLUMN "last_activity_at";
  ALTER TABLE "crm_companies" DROP COLUMN "merged_into_id";
  ALTER TABLE "crm_activities" DROP COLUMN "contact_id";
  ALTER TABLE "crm_activities" DROP COLUMN "due_at";
  ALTER TABLE "crm_activities" DROP COLUMN "completed_at";
  ALTER TABLE "crm_activities" DROP COLUMN "assignee_id";
  ALTER TABLE "crm_activities" DROP COLUMN "duration_seconds";
  DROP TYPE "public"."enum_crm_contacts_lifecycle";
  DROP TYPE "public"."enum_crm_contacts_journey_stage";
  DROP TYPE "public"."enum_crm_contacts_email_consent";
  DROP TYPE "public"."enum_crm_contacts_sms_consent";
  DROP TYPE "public"."enum_crm_contacts_phone_consent";
  DROP TYPE "public"."enum_crm_contacts_push_consent";
  DROP TYPE "public"."enum_crm_contacts_engagement_stage";
  DROP TYPE "public"."enum_crm_engagement_events_kind";`)
}
