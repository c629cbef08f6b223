"""Every table as open data: CSV and Parquet in one folder, with what a reuser and a data portal must know of them."""
