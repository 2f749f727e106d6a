//! `windowpane serve`: which path leads where, and the life of the server from its first line to its last request.
//! What each path answers is in the file of its name; connections are in `accept.rs`.

mod accept;
mod body;
mod check;
mod decision;
mod decisions;
mod files;
mod form;
mod headers;
mod pages;
mod refusal;
mod sheet;
mod time;

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::middleware::map_response;
use axum::routing::{any, get, post};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::RequestBodyTimeoutLayer;

use crate::store::{OpenError, Store};
use pages::{NoticeError, Pages};
use refusal::Refusal;

pub use pages::Options as PagesOptions;

/// How long a client may fall silent in the middle of its body.
const BODY_SILENCE: Duration = Duration::from_secs(10);

/// What the command line says.
pub struct Options {
    pub listen: SocketAddr,
    pub database: PathBuf,
    pub www: Vec<PathBuf>,
    pub trust_claimed_time: bool,
    pub pages: PagesOptions,
}

/// Why the server did not start, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    #[error("cannot listen on {0}: {1}")]
    Listen(SocketAddr, io::Error),
    #[error("{}: {source}", .path.display())]
    Database { path: PathBuf, source: OpenError },
    #[error("--www {}: not a folder", .path.display())]
    NoFolder { path: PathBuf },
    #[error("{}: the database is in a folder of --www, where everybody could fetch it", .path.display())]
    PublicDatabase { path: PathBuf },
    #[error(transparent)]
    Notice(#[from] NoticeError),
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Serves until SIGINT or SIGTERM.
pub fn run(options: Options) -> Result<(), ServeError> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(serve(options))
}

async fn serve(options: Options) -> Result<(), ServeError> {
    if let Some(path) = options.www.iter().find(|path| !path.is_dir()) {
        return Err(ServeError::NoFolder { path: path.clone() });
    }
    if is_inside(&options.database, &options.www)? {
        return Err(ServeError::PublicDatabase { path: options.database });
    }
    // From here on a signal is an orderly end.
    let (mut interrupt, mut terminate) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let store = Store::open(&options.database)
        .await
        .map_err(|source| ServeError::Database { path: options.database.clone(), source })?;
    let store = Arc::new(store);
    let pages = Pages::load(&options.pages, &store)?;
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(|error| ServeError::Listen(options.listen, error))?;
    let address = listener.local_addr()?;
    let app = app(&options, pages, Arc::clone(&store));
    // Nobody may be reading; the server serves all the same.
    let _ = writeln!(io::stdout(), "Windowpane serves http://{address}/")
        .and_then(|()| io::stdout().flush());
    accept::serve(listener, app, async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
    .await;
    // A request that did not finish in time still has the store; what was acknowledged is on the disk in any case.
    if let Some(store) = Arc::into_inner(store) {
        store.close().await;
    }
    Ok(())
}

/// Whether the database, which may not exist yet, is or will be in one of the folders.
fn is_inside(database: &Path, folders: &[PathBuf]) -> io::Result<bool> {
    let folder = match database.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Where there is no such folder, opening the database says so.
    let Ok(folder) = folder.canonicalize() else { return Ok(false) };
    for served in folders {
        if folder.starts_with(served.canonicalize()?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn app(options: &Options, pages: Pages, store: Arc<Store>) -> Router {
    let decisions = decisions::Decisions { store, trust_claimed_time: options.trust_claimed_time };
    let decisions = Router::new()
        .route(form::ENDPOINT, post(decisions::post).get(decisions::get))
        .route(form::RECORDED, get(form::get))
        .with_state(decisions)
        // Another site's page must not decide for the visitor: Sec-Fetch-Site, or else Origin, has to be our own.
        .layer(
            CsrfLayer::new().with_rejection_response(|_| Refusal::other_site().into_response_now()),
        );
    Router::new()
        .route("/v1/check", post(check::post))
        .route("/v1/time", get(time::get))
        .route(sheet::SHEET, get(sheet::get))
        .merge(decisions)
        .route("/v1/{*rest}", any(|| async { Refusal::not_found() }))
        .method_not_allowed_fallback(|| async { Refusal::method() })
        .fallback_service(pages.over(files::service(&options.www)))
        .layer(RequestBodyTimeoutLayer::new(BODY_SILENCE))
        .layer(CatchPanicLayer::custom(|_| Refusal::internal().into_response_now()))
        .layer(map_response(headers::set))
}
