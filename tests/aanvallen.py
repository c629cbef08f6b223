"""Questions that want more than to read figures: a label, the question, and words of the Dutch answer they get.

``AFGEKAPT`` stands for an answer of which only the first rows come, with a sentence that says so.
"""

from __future__ import annotations

AFGEKAPT = "er zijn er meer"
LEZEN = "U kunt hier alleen lezen"
FUNCTIE = "kan hier niet. U kunt rekenen"
BESTAND = "Bestanden en adressen lezen kan hier niet"
GEEN_TABEL = "Wij kennen geen tabel"
SYSTEEM = "hoort bij de database zelf"
EEN = "Stel één vraag"
KLOPT_NIET = "De vraag klopt niet"
ONZICHTBAAR = "een teken dat u niet ziet"
GEHEUGEN = "meer werkgeheugen nodig"
TRAAG = "duurde langer dan"
DIEP = "te ingewikkeld"
LANG = "Maak de vraag korter"
LEEG = "Er staat nog geen vraag"
PLEK = "een open plek"
GEEN_FUNCTIE = "Wij kennen geen functie"

_RECURSIE = "with recursive t as (select 1 as a union all select a + 1 from t) select count(*) from t"
_KRUIS = "select count(*) from mart.taakveld_bedrag a, mart.taakveld_bedrag b, mart.taakveld_bedrag c where a.lasten_keur + b.lasten_keur > c.lasten_keur"

AANVALLEN: list[tuple[str, str, str]] = [
    # --- write ---
    ("insert", "insert into mart.versie values ('x', now(), null, null, null)", LEZEN),
    ("update", "update mart.gemeente set naam = 'x'", LEZEN),
    ("delete", "delete from mart.gemeente", LEZEN),
    ("truncate", "truncate mart.gemeente", LEZEN),
    ("merge", "merge into mart.versie using mart.versie v on true when matched then delete", LEZEN),
    ("drop", "drop table mart.gemeente", LEZEN),
    ("drop-schema", "drop schema mart cascade", LEZEN),
    ("create", "create table mart.x as select 1", LEZEN),
    ("create-temp", "create temp table x as select 1", LEZEN),
    ("create-view", "create view x as select 1", LEZEN),
    ("create-macro", "create macro f(a) as a + 1", LEZEN),
    ("create-secret", "create secret s (type s3)", LEZEN),
    ("alter", "alter table mart.gemeente add column x integer", LEZEN),
    ("comment", "comment on table mart.gemeente is 'x'", LEZEN),
    ("cte-insert", "with x as (insert into mart.versie values ('x') returning *) select * from x", LEZEN),
    ("cte-delete", "with x as (delete from mart.versie returning *) select * from x", LEZEN),
    ("select-into", "select * into x from mart.versie", LEZEN),
    ("vacuum", "vacuum", LEZEN),
    ("analyze", "analyze", LEZEN),
    ("checkpoint", "checkpoint", LEZEN),
    ("begin", "begin transaction", LEZEN),
    ("commit", "commit", LEZEN),
    # --- files and network ---
    ("attach", "attach '/etc/passwd' as x", LEZEN),
    ("attach-geheugen", "attach ':memory:' as x", LEZEN),
    ("detach", "detach x", LEZEN),
    ("copy-naar", "copy (select 1) to '/etc/x.csv'", LEZEN),
    ("copy-van", "copy mart.versie from '/etc/passwd'", LEZEN),
    ("export", "export database '/etc/x'", LEZEN),
    ("import", "import database '/etc/x'", BESTAND),
    ("install", "install httpfs", LEZEN),
    ("load", "load json", LEZEN),
    ("read-csv", "select * from read_csv('/etc/passwd')", FUNCTIE),
    ("read-csv-hoofdletters", 'SELECT * FROM "READ_CSV"(\'/etc/passwd\')', FUNCTIE),
    ("read-text", "select content from read_text('/etc/passwd')", FUNCTIE),
    ("read-blob", "select * from read_blob('/proc/self/environ')", FUNCTIE),
    ("glob", "from glob('/etc/*')", FUNCTIE),
    ("read-json", "from read_json('/etc/passwd')", FUNCTIE),
    ("parquet-scan", "from parquet_scan('/etc/passwd')", FUNCTIE),
    ("parquet-metadata", "from parquet_metadata('/etc/passwd')", FUNCTIE),
    ("sniff-csv", "from sniff_csv('/etc/passwd')", FUNCTIE),
    ("read-duckdb", "from read_duckdb('/etc/x.duckdb')", FUNCTIE),
    ("functie-in-mart", "from mart.read_csv('/etc/passwd')", GEEN_FUNCTIE),
    ("bestand-als-tabel", "select * from '/etc/passwd'", GEEN_TABEL),
    ("csv-als-tabel", "from 'data/bron/herkomst.csv'", GEEN_TABEL),
    ("parquet-als-tabel", 'from "../bron/iv3_taakveld.parquet"', GEEN_TABEL),
    ("adres", "from 'https://example.org/x.csv'", GEEN_TABEL),
    ("adres-in-functie", "from read_parquet('https://example.org/x.parquet')", FUNCTIE),
    ("bestand-in-subvraag", "select naam from mart.gemeente where naam in (select content from read_text('/etc/passwd'))", FUNCTIE),
    ("bestand-in-lateraal", "select * from mart.gemeente g, lateral (select * from read_text(g.naam))", FUNCTIE),
    ("bestand-in-beschrijving", "describe select * from read_csv('/etc/passwd')", FUNCTIE),
    ("bestand-in-samenvatting", "summarize from '/etc/passwd'", GEEN_TABEL),
    # --- settings and what the engine knows ---
    ("set", "set memory_limit = '100GB'", LEZEN),
    ("set-extern", "set enable_external_access = true", LEZEN),
    ("set-lokaal", "set local threads = 64", "Deze schrijfwijze kan hier niet"),
    ("set-variabele", "set variable x = 1", LEZEN),
    ("reset", "reset memory_limit", LEZEN),
    ("use", "use mart", LEZEN),
    ("pragma", "pragma database_list", LEZEN),
    ("pragma-instelling", "pragma threads = 64", LEZEN),
    ("pragma-profiel", "pragma enable_profiling", LEZEN),
    ("call", "call pragma_version()", LEZEN),
    ("getenv", "select getenv('PATH')", FUNCTIE),
    ("instelling", "select current_setting('secret_directory')", FUNCTIE),
    ("instelling-met-schema", "select system.main.current_setting('secret_directory')", FUNCTIE),
    ("instellingen", "select * from duckdb_settings()", FUNCTIE),
    ("databases", "select path from duckdb_databases()", FUNCTIE),
    ("databases-als-tabel", "select path from duckdb_databases", SYSTEEM),
    ("databases-verstopt", "select * from (with duckdb_databases as (select 1) from duckdb_databases) a, duckdb_databases b", SYSTEEM),
    ("geheimen", "from duckdb_secrets()", FUNCTIE),
    ("logboek", "from duckdb_logs", SYSTEEM),
    ("sqlite", "select * from sqlite_master", SYSTEEM),
    ("postgres", "select * from pg_catalog.pg_settings", SYSTEEM),
    ("opslag", "from pragma_storage_info('mart.versie')", FUNCTIE),
    ("toon-databases", "show databases", "Gebruik SHOW ALL TABLES"),
    ("andere-database", "select * from system.main.duckdb_databases", SYSTEEM),
    ("uitleg-uitvoeren", "explain analyze select count(*) from mart.gemeente", LEZEN),
    # --- text that becomes a question ---
    ("vraag-in-functie", "from query('select * from duckdb_' || 'databases()')", FUNCTIE),
    ("tabel-in-functie", "from query_table('duckdb_databases')", FUNCTIE),
    ("vraag-als-json", "from json_execute_serialized_sql(json_serialize_sql('select * from duckdb_settings()'))", FUNCTIE),
    ("voorbereid", "prepare x as select 1", LEZEN),
    ("uitvoeren", "execute x('a')", LEZEN),
    ("vrijgeven", "deallocate x", LEZEN),
    ("parameter-vraagteken", "select * from mart.gemeente where naam = ?", PLEK),
    ("parameter-naam", "select * from mart.gemeente where naam = $naam", PLEK),
    ("logboek-schrijven", "select write_log('x')", FUNCTIE),
    # --- many statements, comments, other letters ---
    ("twee", "select 1; select 2", EEN),
    ("twee-schrijft", "select 1; drop table mart.gemeente", EEN),
    ("duizend", "select 1;" * 1_000, EEN),
    ("puntkomma-commentaar", "select 1;-- klaar\ndrop table mart.gemeente", EEN),
    ("commentaar-einde", "select 1 /* ; */; /* */ drop table mart.gemeente --", EEN),
    ("commentaar-genest", "/* /* select 1 */ */ drop table mart.gemeente", LEZEN),
    ("commentaar-open", "select 1 /* drop table mart.gemeente", "aanhalingsteken of commentaar open"),
    ("commentaar-ervoor", "--\n/**/drop/**/table/**/mart.gemeente", LEZEN),
    ("commentaar-alleen", "-- drop table mart.gemeente", LEEG),
    ("dollar-tekst", "select $$a$$; drop table mart.gemeente", EEN),
    ("aanhaling-los", "select 'a''; drop table mart.gemeente --", "aanhalingsteken of commentaar open"),
    ("puntkomma-breed", "select 1； drop table mart.gemeente", KLOPT_NIET),
    ("puntkomma-grieks", "select 1\u037e drop table mart.gemeente", "De vraag "),
    ("cyrillisch", "SELEСT * FROM mart.gemeente", KLOPT_NIET),
    ("breed", "ＤＲＯＰ ＴＡＢＬＥ mart.gemeente", KLOPT_NIET),
    ("nulbreedte", "dro\u200bp table mart.gemeente", ONZICHTBAAR),
    ("omgekeerd", "\u202eselect 1", ONZICHTBAAR),
    ("isolatie", "select 1 /* \u2066; drop table mart.gemeente */", ONZICHTBAAR),
    ("nulteken", "select 1\0; drop table mart.gemeente", ONZICHTBAAR),
    ("bom", "\ufeffdrop table mart.gemeente", ONZICHTBAAR),
    ("escape", "select '\x1b[2J'", ONZICHTBAAR),
    ("half-teken", "select '\ud800'", ONZICHTBAAR),
    ("harde-spatie", "drop\u00a0table\u00a0mart.gemeente", LEZEN),
    ("regelscheiding", "select 1\u2028; drop table mart.gemeente", EEN),
    ("leeg", "", LEEG),
    ("wit", " \n\t ", LEEG),
    ("puntkommas", ";;;", LEEG),
    # --- loops, memory, size ---
    ("recursie", _RECURSIE, TRAAG),
    ("kruisproduct", _KRUIS, TRAAG),
    ("tellen", "select count(*) from range(1000000000000000000)", TRAAG),
    ("slapen", "select sleep_ms(60000)", FUNCTIE),
    ("slapen-pg", "select pg_sleep(60)", FUNCTIE),
    ("macht", "select sum(sqrt(a.range * b.range)) from range(1000000) a, range(1000000) b", TRAAG),
    ("regex", "select count(*) from range(100000000) where regexp_matches(repeat('a', 1000 + (range % 7)::integer), '(a+)+(a+)+b')", TRAAG),
    ("regex-groot", "select regexp_matches('a', '(((a{1,100}){1,100}){1,100})')", "zoekpatroon"),
    ("tekst-groot", "select repeat('x', 1000000000)", GEHEUGEN),
    ("tekst-verdubbelt", "select length(repeat(repeat(repeat('x', 100000), 1000), 1000))", GEHEUGEN),
    ("lijst", "select list(range) from range(1000000000)", GEHEUGEN),
    ("lijst-vouwt", "select list_reduce(range(200), lambda a, b: a * 2 + 1)", "te groot voor dit soort getal"),
    ("lijst-van-lijsten", "select list_transform(range(100000), lambda x: range(100000))", GEHEUGEN),
    ("samenvoegen", "select string_agg(repeat('x', 1000), '') from range(10000000)", GEHEUGEN),
    ("sorteren", "select * from range(10000000000) order by hash(range)", GEHEUGEN),
    ("groeperen", "select range, count(*) from range(10000000000) group by all", GEHEUGEN),
    ("venster", "select sum(range) over (order by hash(range)) from range(1000000000)", GEHEUGEN),
    ("veel-rijen", "select * from range(1000000000000000000)", AFGEKAPT),
    ("brede-rijen", "select repeat('x', 3000 + (range % 7)::integer) from range(1000000)", AFGEKAPT),
    ("veel-kolommen", "select 1" + ", 1" * 1_500, "kolommen; dat zijn er te veel"),
    ("haakjes", "select " + "(" * 9_000 + "1" + ")" * 9_000, "Dit is de enige rij"),  # the parser takes them away
    ("haakjes-open", "select " + "(" * 19_000, "De vraag "),
    ("subvragen", "select " + "(select " * 1_500 + "1" + ")" * 1_500, DIEP),
    ("optellen", "select 1" + "+1" * 9_000, DIEP),
    ("niet-niet", "select " + "not " * 4_500 + "true", DIEP),
    ("lijst-in-lijst", "select " + "[" * 9_000 + "]" * 9_000, DIEP),
    ("joins", "select count(*) from " + ", ".join(f"mart.vlag v{i}" for i in range(500)), GEHEUGEN),
    ("megabyte", "select '" + "x" * 1_000_000 + "'", LANG),
    ("haakjes-veel", "select " + "(" * 10_000 + "1" + ")" * 10_000, LANG),
]  # fmt: skip
