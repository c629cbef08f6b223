-- Lasten straight from the raw rows, by another road than the tables; and how many movements of
-- reserves within hoofdtaakveld 6 were left out.
select
    (
        select sum(case when t.twee is not null then coalesce(r.plaatsing_2, 0) else coalesce(r.plaatsing_1, 0) end)
        from ruw r
        left join (
            select gemeente as twee from ruw
            where left(categorie, 1) = 'L'
            group by gemeente
            having sum(abs(case when plaatsing_2 <> -99998 then plaatsing_2 else 0 end)) > 0
                or sum(abs(case when plaatsing_1 <> -99998 then plaatsing_1 else 0 end)) = 0
        ) t on t.twee = r.gemeente
        where categorie like 'L%'
            and not (taakveld like '6.%' and trim(categorie) = 'L7.1')
            and case when t.twee is not null then r.plaatsing_2 else r.plaatsing_1 end is distinct from -99998
    ) as lasten_keur,
    (select count(*) from alle_cellen where taakveld like '6.%' and categorie in ('L7.1', 'B7.1') and bedrag_keur <> 0)
        as genegeerd
