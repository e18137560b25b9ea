//! Headings, paragraphs, captions, code.

use super::flow_lines;
use crate::compose::flow::{Fit, TextBlock, TextRole};
use crate::layout::compositor::{Compositor, Frame, Meaning};
use crate::layout::strips::Strips;
use crate::layout::tags::Role;
use crate::layout::{Trouble, Unset, fields, inline};
use crate::text::TextStyle;

/// Stands for what follows a run, to tell how far it is to it.
const LETTER: &str = "n";

/// Lays a text out.
pub(super) fn lay_out(compositor: &mut Compositor<'_>, block: &TextBlock, frame: &Frame, strips: &mut Strips) {
    let role = match block.role {
        TextRole::Heading(level) => Role::Heading(level),
        TextRole::Title => Role::Title,
        TextRole::Paragraph => Role::Paragraph,
        TextRole::Caption => Role::Caption,
        TextRole::Code => Role::Code,
    };
    let style = match &block.fit {
        Some(fit) => fitting(compositor, block, fit, frame),
        None => outdented(compositor, block, block.style),
    };
    if let Some(anchor) = block.anchor {
        strips.wait(anchor, frame.x);
    }
    let frame = Frame { meaning: compositor.node(frame.meaning, role), ..*frame };
    let set = inline::set(compositor, &block.text, &style, frame.width, &frame);
    if let (Some(fit), Meaning::Node(_)) = (&block.fit, frame.meaning) {
        let (lines, most) = (set.lines.len(), fit.lines);
        if lines > most {
            let heading = !matches!(block.role, TextRole::Paragraph);
            let problem = Unset::Lines { lines, most, heading };
            compositor.troubles.push(Trouble { problem, span: block.text.span });
        }
    }
    flow_lines(strips, set, &frame, |_, _| {});
}

/// Returns the style with the largest size at which the text takes no more lines than are wanted.
fn fitting(compositor: &mut Compositor<'_>, block: &TextBlock, fit: &Fit, frame: &Frame) -> TextStyle {
    let troubles = compositor.troubles.len();
    let resolved = fields::resolve(compositor, &block.text, frame.page);
    let mut style = block.style;
    for &(size, leading) in &fit.sizes {
        style = outdented(compositor, block, TextStyle { size, leading, ..style });
        if compositor.set(&resolved.text, &style, frame.width).lines.len() <= fit.lines {
            break;
        }
    }
    // What cannot be set is told when the text is set for good.
    compositor.troubles.truncate(troubles);
    style
}

/// Returns the style with an indent to the left by the first run, where that hangs.
fn outdented(compositor: &mut Compositor<'_>, block: &TextBlock, style: TextStyle) -> TextStyle {
    let Some(first) = block.text.runs.first().filter(|_| block.hangs) else { return style };
    // The run may end with a space, which takes no room at the end of a line.
    let closing = || fields::words(LETTER.to_owned());
    let letter = compositor.extents(&closing(), &style).0;
    let mut text = closing();
    text.runs.insert(0, first.clone());
    TextStyle { indent: letter - compositor.extents(&text, &style).0, ..style }
}
