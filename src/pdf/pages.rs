//! Pages and the catalog (ISO 32000-1, 7.7), with page labels (12.4.2).

use super::attachments::Attached;
use super::content::Content;
use super::objects::{File, Ref};
use super::{Plan, artifacts, fonts, pictures};
use crate::compose::flow::NumberForm;
use crate::layout::page::{Boxes, Label, Laid};

/// Writes the page tree's root and the resources, which all pages share.
pub(super) fn write_tree(file: &mut File, laid: &Laid, plan: &Plan, fonts: &[Ref], pictures: &[Ref]) {
    file.object(plan.tree, |body| {
        body.raw("<</Type/Pages/Count ").int(laid.pages.len()).raw("/Kids").references(plan.pages.iter()).raw(">>");
    });
    file.object(plan.resources, |body| {
        body.raw("<</Font<<");
        for (index, &font) in fonts.iter().enumerate() {
            body.name(&fonts::resource_name(index)).raw(" ").reference(font);
        }
        body.raw(">>");
        if !pictures.is_empty() {
            body.raw("/XObject<<");
            for (index, &picture) in pictures.iter().enumerate() {
                body.name(&pictures::resource_name(index)).raw(" ").reference(picture);
            }
            body.raw(">>");
        }
        artifacts::write(body, laid);
        body.raw(">>");
    });
}

/// Writes the pages with their contents, which are compressed already.
pub(super) fn write_pages(file: &mut File, laid: &Laid, plan: &Plan, contents: &[Content]) {
    let mut annotation = 0;
    for (index, (page, content)) in laid.pages.iter().zip(contents).enumerate() {
        let stream = file.reserve();
        file.object(plan.pages.at(index), |body| {
            body.raw("<</Type/Page/Parent ").reference(plan.tree).raw("/MediaBox[0 0 ");
            body.reals(&[page.size.width.0, page.size.height.0]).raw("]");
            if let Some(Boxes { trim, bleed }) = page.boxes {
                for (name, rect) in [("/TrimBox[", trim), ("/BleedBox[", bleed)] {
                    // PDF counts from the lower left corner.
                    let (bottom, top) = (page.size.height - rect.bottom(), page.size.height - rect.y);
                    body.raw(name).reals(&[rect.x.0, bottom.0, rect.right().0, top.0]).raw("]");
                }
            }
            body.raw("/Resources ").reference(plan.resources);
            body.raw("/Contents ").reference(stream).raw("/StructParents ").int(index);
            if !page.links.is_empty() {
                let links = (annotation..annotation + page.links.len()).map(|link| plan.annotations.at(link));
                body.raw("/Annots").references(links);
            }
            // The tabulator key goes through links in reading order (ISO 14289-1, 7.18.3).
            body.raw("/Tabs/S>>");
        });
        annotation += page.links.len();
        file.compressed_stream(stream, |_| (), &content.stream);
    }
}

/// What the catalog leads to beside pages and tags.
pub(super) struct Entries {
    /// The bookmarks.
    pub(super) outline: Option<Ref>,
    /// Attached files.
    pub(super) attached: Option<Attached>,
    /// The XMP packet.
    pub(super) metadata: Ref,
    /// The output intent.
    pub(super) intent: Option<Ref>,
}

/// Writes the catalog.
pub(super) fn write_catalog(file: &mut File, laid: &Laid, plan: &Plan, entries: &Entries) {
    file.object(plan.catalog, |body| {
        body.raw("<</Type/Catalog/Pages ").reference(plan.tree).raw("/Lang").text(laid.metadata.language.tag());
        body.raw("/MarkInfo<</Marked true>>/StructTreeRoot ").reference(plan.structure);
        body.raw("/ViewerPreferences<</DisplayDocTitle true>>/Metadata ").reference(entries.metadata);
        if let Some(intent) = entries.intent {
            body.raw("/OutputIntents").references([intent]);
        }
        if let Some(attached) = &entries.attached {
            body.raw("/Names<</EmbeddedFiles ").reference(attached.names).raw(">>");
            body.raw("/AF").references(attached.files.iter().copied());
        }
        if let Some(outline) = entries.outline {
            body.raw("/PageMode/UseOutlines/Outlines ").reference(outline);
        }
        body.raw("/PageLabels<</Nums[");
        let starts: Vec<usize> = laid.parts.iter().map(|part| part.0).collect();
        for (index, label) in label_runs(laid.pages.iter().map(|page| page.label), &starts) {
            let part = laid.parts.iter().rfind(|part| part.0 <= index);
            if let Some((_, title)) = part.filter(|part| part.0 == index) {
                // The page that opens a part has its name for a number.
                body.int(index).raw("<</P").text(title).raw(">>");
                continue;
            }
            let (style, letter) = match label.form {
                NumberForm::Arabic => ("D", ""),
                NumberForm::Roman => ("r", ""),
                NumberForm::Appendix => ("D", "A-"),
            };
            body.int(index).raw("<</S/").raw(style).raw("/St ").int(label.number.max(1));
            let prefix = part.map_or(letter.to_owned(), |(_, title)| format!("{title} {letter}"));
            if !prefix.is_empty() {
                body.raw("/P").text(&prefix);
            }
            body.raw(">>");
        }
        body.raw("]>>>>");
    });
}

/// Returns the labels at which counting starts anew, each with the index of its page; the pages of `starts` and those
/// after them are among them.
fn label_runs(labels: impl Iterator<Item = Label>, starts: &[usize]) -> Vec<(usize, Label)> {
    let mut runs = Vec::new();
    let mut expected = None;
    for (index, label) in labels.enumerate() {
        let opens = |page: Option<usize>| page.is_some_and(|page| starts.contains(&page));
        if expected != Some(label) || opens(Some(index)) || opens(index.checked_sub(1)) {
            runs.push((index, label));
        }
        expected = Some(Label { number: label.number.saturating_add(1), ..label });
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_start_anew_where_the_form_or_the_count_changes() {
        let labels =
            [(NumberForm::Roman, 1), (NumberForm::Arabic, 1), (NumberForm::Arabic, 2), (NumberForm::Arabic, 4)];
        let runs = label_runs(labels.into_iter().map(|(form, number)| Label { form, number }), &[]);
        assert_eq!(runs.iter().map(|run| run.0).collect::<Vec<_>>(), [0, 1, 3]);
    }
}
