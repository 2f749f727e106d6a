//! `windowpane serve`: the routes, and the server from start to shutdown.
//! Each path is answered in the file of its name; connections are in `connections.rs`.

mod body;
mod check;
mod connections;
mod decision;
mod decisions;
mod files;
mod form;
mod headers;
mod http_error;
mod keep;
mod pages;
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
use http_error::HttpError;
use pages::{NoticeError, Pages};

pub use pages::Options as PagesOptions;

/// How long a client may pause in the middle of a body.
const BODY_SILENCE: Duration = Duration::from_secs(10);

/// The options of the command.
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
    // From here on a signal shuts the server down in order.
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
    // Nobody may be reading standard output; the server runs all the same.
    let _ = writeln!(io::stdout(), "Windowpane serves http://{address}/")
        .and_then(|()| io::stdout().flush());
    connections::serve(listener, app, async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
    .await;
    // A request that did not finish in time still holds the store; acknowledged decisions are on the disk in any case.
    if let Some(store) = Arc::into_inner(store) {
        store.close().await;
    }
    Ok(())
}

/// Whether the database is in one of the folders. It may not exist yet.
fn is_inside(database: &Path, folders: &[PathBuf]) -> io::Result<bool> {
    let folder = match database.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // Opening the database reports a missing folder.
    let Ok(folder) = folder.canonicalize() else { return Ok(false) };
    for served in folders {
        if folder.starts_with(served.canonicalize()?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn app(options: &Options, pages: Pages, store: Arc<Store>) -> Router {
    let decisions = keep::Decisions { store, trust_claimed_time: options.trust_claimed_time };
    let decisions = Router::new()
        .route(form::ENDPOINT, post(decisions::post).get(decisions::get))
        .route(form::RECORDED, get(form::get))
        .with_state(decisions)
        // A page of another site must not decide for the visitor: Sec-Fetch-Site, or else Origin, must be our own.
        .layer(
            CsrfLayer::new()
                .with_rejection_response(|_| HttpError::other_site().into_full_response()),
        );
    Router::new()
        .route("/v1/check", post(check::post))
        .route("/v1/time", get(time::get))
        .route(sheet::SHEET, get(sheet::get))
        .merge(decisions)
        .route("/v1/{*rest}", any(|| async { HttpError::not_found() }))
        .method_not_allowed_fallback(|| async { HttpError::method() })
        .fallback_service(pages.over(files::service(&options.www)))
        .layer(RequestBodyTimeoutLayer::new(BODY_SILENCE))
        .layer(CatchPanicLayer::custom(|_| HttpError::internal().into_full_response()))
        .layer(map_response(headers::set))
}
