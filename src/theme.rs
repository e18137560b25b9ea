//! Themes: colours, type, spacing and page masters.
