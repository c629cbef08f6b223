# Begroot en besteed aan de Jeugdwet, per jaar, van één gemeente. Nodig: R, zonder pakketten.
#
# Gebruik: Rscript voorbeeld.R GM1674

alles <- commandArgs(trailingOnly = FALSE)
hier <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", alles, value = TRUE)[1])))
gekozen <- commandArgs(trailingOnly = TRUE)
gemeente <- if (length(gekozen) > 0) gekozen[1] else "GM1674"

lees <- function(tabel) {
  read.csv(file.path(hier, paste0(tabel, ".csv")), na.strings = "", encoding = "UTF-8", stringsAsFactors = FALSE)
}

bedragen <- lees("mart.begroot_besteed")
tabel <- subset(bedragen, gm_code == gemeente & wet == "jeugdwet" & definitie == "smal")
tabel <- tabel[order(tabel$jaar), ]

# Bedragen x 1.000 euro. Een leeg bedrag is niet bekend, en niet nul.
write.csv(tabel[, c("jaar", "begroot_keur", "besteed_keur")], row.names = FALSE, quote = FALSE, na = "")

# Lees dit mee: wat u bij deze cijfers moet weten.
vlaggen <- subset(lees("mart.vlag"), gm_code == gemeente & (is.na(wet) | wet == "jeugdwet"))
message(paste(vlaggen$jaar, vlaggen$vlag, vlaggen$toelichting, collapse = "\n"))
