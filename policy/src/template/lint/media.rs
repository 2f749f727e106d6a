//! Rules of the files of a header: how an address has to begin, and which file types the platform accepts.
//! Sizes are not judged, since no file is loaded (images up to 5 MB, videos 16 MB, GIFs 3.5 MB, documents 100 MB).

use super::linter::Linter;
use crate::path::WritePath;
use crate::template::component_types::Format;
use crate::template::rules;

/// Endings of file names by header: …/business-phone-numbers/media (first-party). A GIF is an mp4.
static ENDINGS: &[(Format, &[&str])] = &[
    (Format::Image, &["jpg", "jpeg", "png"]),
    (Format::Video, &["mp4", "3gp", "3gpp"]),
    (Format::Gif, &["mp4"]),
];

impl Linter<'_, '_> {
    /// `address` is the link of a value, or an example that GET returned; an upload handle is no address.
    pub(super) fn file(&mut self, format: Format, address: &str, at: &dyn WritePath) {
        let allowed = ENDINGS.iter().find(|(of, _)| *of == format).map(|(_, endings)| *endings);
        if let (Some(allowed), Some(ending)) = (allowed, ending(address))
            && !allowed.iter().any(|known| known.eq_ignore_ascii_case(ending))
        {
            self.out.add(&rules::MEDIA_TYPE, at);
        }
    }

    pub(super) fn media_link(&mut self, format: Format, link: &str, at: &dyn WritePath) {
        if is_web(link) {
            self.file(format, link, at);
        } else {
            self.out.add(&rules::MEDIA_LINK, at);
        }
    }
}

pub(super) fn is_web(address: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// The ending of the last part of a web address's path, where it looks like that of a file.
fn ending(address: &str) -> Option<&str> {
    let rest = address.get(address.find("://")? + 3..)?;
    let path = rest.split(['?', '#']).next()?;
    let name = path.get(path.find('/')?..)?.rsplit('/').next()?;
    let (_, ending) = name.rsplit_once('.')?;
    (2..=4)
        .contains(&ending.len())
        .then_some(ending)
        .filter(|ending| ending.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_those_of_files() {
        for (address, want) in [
            ("https://x.example/a/b.png?size=1.5", Some("png")),
            ("https://x.example/a.JPEG#x.y", Some("JPEG")),
            ("https://x.example", None),
            ("https://x.example/", None),
            ("https://x.example/v1.2/file", None),
            ("https://x.example/a.b c", None),
            ("4::aW", None),
        ] {
            assert_eq!(ending(address), want, "{address}");
        }
        assert!(
            is_web("HTTPS://x")
                && is_web("http://x")
                && !is_web("ftp://x")
                && !is_web("4::aW")
                && !is_web("é")
        );
    }
}
