//! Link annotations, page by page.

use super::Line;
use super::file::File;

/// Returns a line for each link, under that of its page.
pub(super) fn lines(file: &File) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, &page) in file.pages.iter().enumerate() {
        let annotations = file.page(page).map(|page| file.list(page, "Annots")).unwrap_or_default();
        let mut any = false;
        for annotation in annotations.iter().filter_map(|annotation| file.as_dict(annotation)) {
            if file.name(annotation, "Subtype").as_deref() != Some("Link") {
                continue;
            }
            if !any {
                lines.push(Line::new(0, format!("page {}", index + 1)));
                any = true;
            }
            let contents = file.text(annotation, "Contents").unwrap_or_default();
            let to = file.target(annotation).unwrap_or_else(|| "nowhere".to_owned());
            lines.push(Line::new(1, "link").says(contents).fact("to", to));
        }
    }
    if lines.is_empty() {
        lines.push(Line::new(0, "no links"));
    }
    lines
}
