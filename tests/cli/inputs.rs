//! Bad input: what a person who makes the mistake reads.

use crate::desk::{Desk, OUTLINE};

#[test]
fn a_path_that_leads_nowhere() {
    let desk = Desk::new();
    desk.run(&["build", "briefs/counsil.yaml"]).tells(
        1,
        &["error[E0606]: no such file or folder: `briefs/counsil.yaml`", "did you mean `briefs/council.yaml`?"],
    );
    Desk::empty().run(&["build"]).tells(
        1,
        &["there is no folder `briefs` here", "name the outlines, or folders of them: briefpress build PATH"],
    );
}

#[test]
fn a_path_that_leads_nowhere_stops_no_other() {
    let desk = Desk::new();
    desk.run(&["build", "briefs/council.yaml", "nosuch.yaml"]).tells(1, &["no such file or folder: `nosuch.yaml`"]);
    assert_eq!(desk.list("out").len(), 2);
}

#[test]
fn a_folder_without_outlines() {
    let desk = Desk::empty();
    desk.write("briefs/report.md", "# Costs\n");
    desk.write("briefs/_base.yaml", OUTLINE);
    desk.run(&["build"]).tells(
        1,
        &["error[E0607]: the folder `briefs` holds no outlines", "names that begin with `_` or `.` are passed over"],
    );
}

#[test]
fn a_report_in_the_place_of_an_outline() {
    Desk::new().run(&["build", "briefs/report.md"]).tells(
        1,
        &[
            "error[E0608]: `briefs/report.md` is not an outline",
            "name the outline instead, and the report in it: `report: report.md`",
        ],
    );
}
