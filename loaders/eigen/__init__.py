"""A municipality's own figures: an Iv3 delivery, a table or a few amounts -> checked amounts per taakveld or law."""
