"""What is told, on screen and paper alike: figures, sentences, words, units, formats. No Streamlit here."""
