-- The price index has one base year: fetched years replace the whole of it when they hold every year of the reports, and
-- are else added only where both agree on a year.
delete from bron.cpi where not exists (
    select jaar from bron.cpi where jaar in (select jaar from bron.verslag) except select jaar from live_cpi
);
insert into bron.cpi by name
select * from live_cpi
where jaar not in (select jaar from bron.cpi)
    and (not exists (from bron.cpi) or exists (select 1 from bron.cpi b join live_cpi l using (jaar)))
    and not exists (select 1 from bron.cpi b join live_cpi l using (jaar) where abs(b.cpi - l.cpi) > 0.005);
create table bron.cpi_herkomst as
select jaar, case when (jaar, cpi) in (select (jaar, cpi) from live_cpi) then 'cbs_cpi' else 'cpi' end as herkomst_id
from bron.cpi;
