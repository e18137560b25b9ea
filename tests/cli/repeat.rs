//! The same input gives the same bytes, whenever and wherever it is built.

use crate::desk::Desk;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Returns the PDFs that a build of the shipped briefs writes.
fn build(desk: &Desk, folder: &str, arguments: &[&str], environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let mut command = desk.command(&[&["build", "-q"], arguments].concat());
    let output = command.current_dir(desk.path(folder)).envs(environment.iter().copied()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let out = format!("{folder}/out");
    desk.list(&out).into_iter().map(|name| (name.clone(), std::fs::read(desk.path(&out).join(name)).unwrap())).collect()
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: PathBuf) {
    std::fs::create_dir_all(&to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, to);
        } else {
            std::fs::copy(path, to).unwrap();
        }
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let desk = Desk::empty();
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["here", "in another/folder"] {
        copy(&shipped.join("briefs"), desk.path(folder).join("briefs"));
        copy(&shipped.join("assets"), desk.path(folder).join("assets"));
    }
    let first = build(&desk, "here", &[], &[("TZ", "America/New_York"), ("LANG", "C")]);
    assert!(first.len() >= 8, "{:?}", first.keys());
    let again = build(&desk, "here", &["-j", "1"], &[("TZ", "Pacific/Kiritimati"), ("LANG", "de_DE.UTF-8")]);
    let elsewhere = build(&desk, "in another/folder", &["-j", "2"], &[("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/")]);
    for (name, bytes) in &first {
        assert!(Some(bytes) == again.get(name), "{name} differs when it is built again");
        assert!(Some(bytes) == elsewhere.get(name), "{name} differs in another folder");
    }
}
