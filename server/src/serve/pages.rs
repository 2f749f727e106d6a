//! Puts prompts into the pages that are served: `<terms-update-prompt notice-id="…">` gets its properties and its HTML for this
//! visitor. `notice::element` renders it and lol_html rewrites the page, while the page is sent.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header::{self, HeaderMap, HeaderName};
use axum::http::{HeaderValue, Method, Request, StatusCode, Uri};
use axum::response::Response;
use http_body_util::BodyExt;
use http_body_util::channel::{Channel, Sender};
use lol_html::html_content::{ContentType, Element as Tag};
use lol_html::{HtmlRewriter, Settings, element};
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::spawn_blocking;
use tower::{ServiceExt, service_fn};
use windowpane::prerender::speaks;
use windowpane_policy::terms::{Notice, nearest};
use windowpane_policy::{Instant, Value};

use super::files::Files;
use super::form::{ENDPOINT, SUBJECT, known};
use super::sheet::sheet_address;
use crate::clock::now;
use crate::hex::{from_hex, short_hash, to_hex};
use crate::notice::element::{Drawing, Element, Style, Visitor, element};
use crate::notice::render::{ReadError, read};
use crate::store::Store;

/// How many chunks of a page may wait for a slow client.
const WAITING: usize = 8;

/// What a page may set besides what is known of its visitor: attributes and their properties.
const MORE: [(&str, &str); 4] = [
    ("labels", "labels"),
    ("time-zone", "time_zone"),
    ("export-url", "export_url"),
    ("help-url", "help_url"),
];

/// The options of the command line for prompts in pages.
pub struct Options {
    /// Resolved notices.
    pub notices: Vec<PathBuf>,
    /// The header in which a proxy names the visitor's country.
    pub region_header: Option<HeaderName>,
    /// The header in which a proxy names the visitor's pseudonym.
    pub subject_header: Option<HeaderName>,
}

/// A notice that pages request by `notice-id`.
struct Loaded {
    id: String,
    value: Value<'static>,
    /// The languages of its texts.
    languages: Vec<String>,
}

/// The notices, and how a visitor is recognised.
pub struct Pages {
    notices: Vec<Loaded>,
    region_header: Option<HeaderName>,
    subject_header: Option<HeaderName>,
    store: Arc<Store>,
}

/// Why a notice cannot be used in pages.
#[derive(Debug, thiserror::Error)]
pub enum NoticeError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("{}: {error}", path.display())]
    Notice { path: PathBuf, error: windowpane_policy::Error },
    #[error("{}: another notice has the id {id:?}", path.display())]
    Twice { path: PathBuf, id: String },
}

/// The visitor who requests a page, as far as the request tells.
struct Asked {
    accept_language: String,
    region: Option<String>,
    subject: Option<[u8; 16]>,
    /// The decisions, in the order of the notices.
    decisions: Vec<Vec<Value<'static>>>,
    now: Instant,
}

impl Pages {
    /// Reads the notices.
    pub fn load(options: &Options, store: &Arc<Store>) -> Result<Self, NoticeError> {
        let mut notices: Vec<Loaded> = Vec::new();
        for path in &options.notices {
            let value = read(path)?;
            let notice = Notice::read(&value)
                .map_err(|error| NoticeError::Notice { path: path.clone(), error })?;
            let id = notice.id.clone().unwrap_or_else(|| notice.version.clone());
            if notices.iter().any(|have| have.id == id) {
                return Err(NoticeError::Twice { path: path.clone(), id });
            }
            let own = notice.document.language.iter().cloned();
            let languages =
                own.chain(notice.translations.iter().map(|one| one.language.clone())).collect();
            notices.push(Loaded { id, value, languages });
        }
        let Options { region_header, subject_header, .. } = options;
        let store = Arc::clone(store);
        Ok(Pages {
            notices,
            region_header: region_header.clone(),
            subject_header: subject_header.clone(),
            store,
        })
    }

    /// Serves `files` with prompts in their pages.
    pub fn over(self, files: Files) -> Files {
        if self.notices.is_empty() {
            return files;
        }
        let pages = Arc::new(self);
        Files::new(service_fn(move |request: Request<Body>| {
            let (pages, files) = (Arc::clone(&pages), files.clone());
            async move {
                let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
                if is_read && is_page(request.uri().path()) {
                    pages.serve(files, request).await
                } else {
                    files.oneshot(request).await
                }
            }
        }))
    }

    async fn serve(
        self: Arc<Self>,
        files: Files,
        mut request: Request<Body>,
    ) -> Result<Response, std::convert::Infallible> {
        let asked = self.asked(request.headers().clone(), request.uri().clone()).await;
        let is_head = *request.method() == Method::HEAD;
        let headers = request.headers_mut();
        let seen = headers.remove(header::IF_NONE_MATCH);
        // They describe the file, and what is sent differs from it.
        for name in [
            header::ACCEPT_ENCODING,
            header::IF_MATCH,
            header::IF_MODIFIED_SINCE,
            header::IF_RANGE,
            header::IF_UNMODIFIED_SINCE,
            header::RANGE,
        ] {
            headers.remove(name);
        }
        let mut response = files.oneshot(request).await?;
        let is_html = response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
        if response.status() != StatusCode::OK || !is_html {
            return Ok(response);
        }
        let asked = Arc::new(asked);
        let drawn = spawn_blocking({
            let (pages, asked) = (Arc::clone(&self), Arc::clone(&asked));
            move || pages.fingerprint(&asked)
        });
        let fingerprint = drawn.await.unwrap_or_default();
        self.label(&mut response, &asked, &fingerprint);
        if seen.is_some_and(|seen| matches(&seen, response.headers())) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            *response.body_mut() = Body::empty();
        } else if !is_head {
            let body = std::mem::take(response.body_mut());
            *response.body_mut() = self.rewritten(body, asked);
        }
        Ok(response)
    }

    async fn asked(&self, headers: HeaderMap, uri: Uri) -> Asked {
        let text = |name: &HeaderName| {
            headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        let of_query = || {
            let query = uri.query().unwrap_or_default();
            form_urlencoded::parse(query.as_bytes())
                .find(|(name, _)| name == SUBJECT)
                .map(|(_, value)| value.into_owned())
        };
        let subject = self
            .subject_header
            .as_ref()
            .and_then(text)
            .or_else(of_query)
            .and_then(|subject| from_hex(&subject));
        let is_region = |region: &String| {
            region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        let mut decisions = vec![Vec::new(); self.notices.len()];
        if let Some(subject) = subject {
            for (notice, known_of) in self.notices.iter().zip(&mut decisions) {
                match self.store.of_subject(subject, &notice.id).await {
                    Ok(records) => *known_of = known(&records),
                    // Without the decisions the prompt may ask again, until the live component has loaded them.
                    Err(error) => {
                        tracing::warn!(%error, "a prompt is drawn without what its visitor has decided")
                    }
                }
            }
        }
        Asked {
            accept_language: text(&header::ACCEPT_LANGUAGE).unwrap_or_default(),
            region: self.region_header.as_ref().and_then(text).filter(is_region),
            subject,
            decisions,
            now: now(),
        }
    }

    /// A hash of what the prompts show this visitor. In another language it changes at the same times.
    fn fingerprint(&self, asked: &Asked) -> String {
        let drawn: Vec<String> = (0..self.notices.len())
            .filter_map(|at| self.draw(at, asked, &|_| None, None).map(|element| element.content))
            .collect();
        let subject = asked.subject.unwrap_or_default();
        let region = asked.region.as_deref().unwrap_or_default();
        let first = [asked.accept_language.as_bytes(), region.as_bytes(), &subject];
        short_hash(first.into_iter().chain(drawn.iter().map(String::as_bytes)))
    }

    /// The caching headers: for which requests the page holds, and its ETag.
    fn label(&self, response: &mut Response, asked: &Asked, fingerprint: &str) {
        let headers = response.headers_mut();
        let of_file = headers.get(header::ETAG).or(headers.get(header::LAST_MODIFIED)).cloned();
        let tag = short_hash([
            of_file.as_ref().map_or(&b""[..], HeaderValue::as_bytes),
            fingerprint.as_bytes(),
        ]);
        for name in [header::LAST_MODIFIED, header::CONTENT_LENGTH, header::ACCEPT_RANGES] {
            headers.remove(name);
        }
        let cache = if asked.subject.is_some() { "private, no-store" } else { "private, no-cache" };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        let own = [self.region_header.as_ref(), self.subject_header.as_ref()]
            .into_iter()
            .flatten()
            .map(HeaderName::as_str);
        let vary: Vec<&str> = ["accept-language"].into_iter().chain(own).collect();
        for (name, value) in
            [(header::ETAG, format!("W/\"{tag}\"")), (header::VARY, vary.join(", "))]
        {
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(name, value);
            }
        }
    }

    /// Renders the prompt of a notice: `attribute` returns the element's attributes, `page` is the language around it.
    fn draw(
        &self,
        at: usize,
        asked: &Asked,
        attribute: &dyn Fn(&str) -> Option<String>,
        page: Option<String>,
    ) -> Option<Element> {
        let notice = self.notices.get(at)?;
        let said = attribute("language")
            .or_else(|| attribute("lang"))
            .or(page)
            .filter(|tag| !tag.is_empty());
        let visitor = Visitor {
            language: said.or_else(|| preferred(&asked.accept_language, &notice.languages)),
            region: attribute("region").or_else(|| asked.region.clone()),
            subject: attribute("subject")
                .and_then(|subject| from_hex(&subject))
                .or(asked.subject)
                .map(|subject| to_hex(&subject)),
            decisions: asked.decisions.get(at).cloned().unwrap_or_default(),
        };
        let endpoint = attribute("endpoint").unwrap_or_else(|| ENDPOINT.to_owned());
        let drawing = Drawing {
            notice: &notice.value,
            visitor: &visitor,
            now: attribute("now").and_then(|now| Instant::parse(&now)).unwrap_or(asked.now),
            endpoint: &endpoint,
            style: &Style::Linked(sheet_address()),
            kept: false,
            more: MORE
                .iter()
                .filter_map(|(name, property)| Some((*property, as_value(&attribute(name)?))))
                .collect(),
        };
        element(&drawing)
            .inspect_err(
                |error| tracing::warn!(%error, notice = notice.id, "a prompt is not drawn"),
            )
            .ok()
    }

    /// The page with its prompts, chunk by chunk.
    fn rewritten(self: Arc<Self>, mut body: Body, asked: Arc<Asked>) -> Body {
        let (to, from) = mpsc::channel::<Bytes>(WAITING);
        let (out, answer) = Channel::new(WAITING);
        tokio::spawn(async move {
            // Ends where the file cannot be read on or the client is gone.
            while let Some(Ok(frame)) = body.frame().await {
                let Ok(data) = frame.into_data() else { continue };
                if to.send(data).await.is_err() {
                    return;
                }
            }
        });
        // Rendering takes a moment and is not `Send`.
        spawn_blocking(move || self.rewrite(from, out, &asked));
        Body::new(answer)
    }

    fn rewrite(&self, mut from: mpsc::Receiver<Bytes>, mut out: Sender<Bytes, Cut>, asked: &Asked) {
        let written = RefCell::new(Vec::new());
        let page = RefCell::new(None);
        let handlers = vec![
            element!("html[lang]", |html| {
                *page.borrow_mut() = html.get_attribute("lang");
                Ok(())
            }),
            element!("terms-update-prompt[notice-id]", |prompt| {
                self.fill(prompt, asked, page.borrow().clone());
                Ok(())
            }),
        ];
        let mut settings = Settings::new();
        for handler in handlers {
            settings = settings.append_element_content_handler(handler);
        }
        let mut rewriter = HtmlRewriter::new(settings.with_strict(false), |chunk: &[u8]| {
            written.borrow_mut().extend_from_slice(chunk)
        });
        let handle = Handle::current();
        let mut send =
            |data: Vec<u8>| data.is_empty() || handle.block_on(out.send_data(data.into())).is_ok();
        while let Some(chunk) = from.blocking_recv() {
            if rewriter.write(&chunk).is_err() {
                return out.abort(Cut);
            }
            if !send(std::mem::take(&mut *written.borrow_mut())) {
                return;
            }
        }
        if rewriter.end().is_err() {
            return out.abort(Cut);
        }
        send(written.take());
    }

    /// Puts its properties and HTML into an element, unless the page has done so.
    fn fill(&self, prompt: &mut Tag<'_, '_>, asked: &Asked, page: Option<String>) {
        let Some(id) = prompt.get_attribute("notice-id") else { return };
        let Some(at) = self.notices.iter().position(|notice| notice.id == id) else {
            return tracing::warn!(id, "a page asks for a notice that was not given with --notice");
        };
        let Some(drawn) = self.draw(at, asked, &|name| prompt.get_attribute(name), page) else {
            return;
        };
        for (name, value) in &drawn.attributes {
            // The names are those of docs/contract.md.
            let _ = prompt.set_attribute(name, value);
        }
        prompt.prepend(&drawn.content, ContentType::Html);
    }
}

/// The JSON object in an attribute, as the live element reads it.
fn as_value(text: &str) -> Value<'static> {
    let object = Value::from_json(text).ok().filter(|value| value.as_map().is_some());
    object.map_or_else(|| Value::Text(text.to_owned().into()), Value::into_owned)
}

/// The page was cut off.
#[derive(Debug, thiserror::Error)]
#[error("the page was cut")]
struct Cut;

/// Whether a path can be that of a page; the type of the answer then decides.
fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').is_none_or(|(_, kind)| matches!(kind, "html" | "htm" | "xhtml"))
}

/// Whether `If-None-Match` matches: RFC 9110 13.1.2, weak comparison.
fn matches(seen: &HeaderValue, headers: &HeaderMap) -> bool {
    let (Ok(seen), Some(tag)) =
        (seen.to_str(), headers.get(header::ETAG).and_then(|tag| tag.to_str().ok()))
    else {
        return false;
    };
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    seen.trim() == "*" || seen.split(',').any(|one| bare(one) == bare(tag))
}

/// The first language of `Accept-Language` (RFC 9110 12.5.4) for which the prompt or the notice has texts, by the lookup of
/// RFC 4647 3.4.
fn preferred(accept: &str, languages: &[String]) -> Option<String> {
    let mut ranges: Vec<(&str, f32)> = accept
        .split(',')
        .filter_map(|range| {
            let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
            let weight = parameters
                .trim()
                .strip_prefix("q=")
                .map_or(Some(1.0), |q| q.trim().parse().ok())?;
            Some((tag.trim(), weight))
                .filter(|(tag, weight)| !tag.is_empty() && *tag != "*" && *weight > 0.0)
        })
        .collect();
    // Of equal weights the first.
    ranges.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let has =
        |tag: &str| speaks(tag) || nearest(tag, languages.iter().map(String::as_str)).is_some();
    ranges.into_iter().find(|(tag, _)| has(tag)).map(|(tag, _)| tag.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_that_is_wanted_most_and_there_is() {
        let languages = ["sw".to_owned()];
        for (accept, language) in [
            ("de", Some("de")),
            ("xx, de-AT;q=0.8, en;q=0.9", Some("en")),
            ("de-AT, en;q=0.9", Some("de-AT")),
            ("sw-KE;q=0.5, xx", Some("sw-KE")),
            ("de;q=0, *;q=0.1", None),
            ("", None),
            ("de;q=x, fr", Some("fr")),
        ] {
            assert_eq!(preferred(accept, &languages).as_deref(), language, "{accept}");
        }
    }

    #[test]
    fn pages_are_told_by_their_names() {
        for (path, page) in [
            ("/", true),
            ("/a", true),
            ("/a.html", true),
            ("/a.b/", true),
            ("/a.wasm", false),
            ("/a/b.js", false),
        ] {
            assert_eq!(is_page(path), page, "{path}");
        }
    }
}
