//! Starts the real command on a free port and talks HTTP to it. What is expected is in the tests.
#![allow(dead_code, reason = "each test file uses a part")]

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::HeaderMap;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;

/// Whether `html` has an element of this name with all of these attributes, in any order, whose content begins with `content`.
pub fn has_element(html: &str, name: &str, attributes: &[&str], content: &str) -> bool {
    let tags = html.match_indices('<').map(|(at, _)| &html[at + 1..]);
    tags.filter_map(|tag| tag.split_once('>')).any(|(tag, after)| {
        tag.split(' ').next() == Some(name)
            && attributes.iter().all(|attribute| tag.contains(&format!(" {attribute}")))
            && after.starts_with(content)
    })
}

pub const WINDOWPANE: &str = env!("CARGO_BIN_EXE_windowpane");

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    /// Starts with its database in `folder` and waits until it says that it listens.
    pub fn start(folder: &Path, more: &[&str]) -> Self {
        let mut command = Command::new(WINDOWPANE);
        command
            .args(["serve", "--listen", "127.0.0.1:0", "--database"])
            .arg(folder.join("windowpane.db"))
            .args(more);
        Self::spawn(command)
    }

    /// Starts any command that ends up as a server.
    pub fn spawn(mut command: Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command starts");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().expect("piped"))
            .read_line(&mut line)
            .expect("the server speaks");
        let address = line
            .strip_prefix("Windowpane serves http://")
            .and_then(|line| line.strip_suffix("/\n"));
        let address = address
            .unwrap_or_else(|| panic!("the server said {line:?}"))
            .parse()
            .expect("an address");
        Server { child, address }
    }

    /// `kill -9`: no code of the server runs any more.
    pub fn kill(mut self) {
        self.child.kill().expect("running");
        self.child.wait().expect("ended");
    }

    /// Sends a signal and waits for the end.
    pub fn signal(mut self, name: &str) -> ExitStatus {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &pid]).status().expect("kill").success());
        self.child.wait().expect("ended")
    }

    pub async fn connect(&self) -> Client {
        Client::connect(self.address).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.connect().await.send(Method::GET, path, &[], "").await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One connection.
pub struct Client {
    host: String,
    requests: SendRequest<Full<Bytes>>,
}

pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("ASCII"))
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {:?}", self.text()))
    }

    /// The code of the error object, which must have all its fields.
    pub fn error(&self) -> String {
        let json = self.json();
        assert_eq!(json["ok"], false, "{json}");
        assert!(
            json["error"]["path"].is_string() && json["error"]["message"].is_string(),
            "{json}"
        );
        json["error"]["code"].as_str().expect("a code").to_owned()
    }
}

impl Client {
    pub async fn connect(address: SocketAddr) -> Self {
        let stream = tokio::net::TcpStream::connect(address).await.expect("connected");
        stream.set_nodelay(true).expect("a socket");
        let (requests, connection) = handshake(TokioIo::new(stream)).await.expect("a handshake");
        tokio::spawn(connection);
        Client { host: address.to_string(), requests }
    }

    /// Sends the path as it is written, dots and all; none when the connection ends before the whole answer is there.
    pub async fn try_send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Option<Reply> {
        let mut request = Request::builder().method(method).uri(path).header("host", &self.host);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Full::new(body.into())).expect("a request");
        self.requests.ready().await.ok()?;
        read(self.requests.send_request(request).await.ok()?).await
    }

    pub async fn send(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Bytes>,
    ) -> Reply {
        self.try_send(method, path, headers, body).await.expect("an answer")
    }

    pub async fn post_json(&mut self, path: &str, body: impl Into<Bytes>) -> Reply {
        self.send(Method::POST, path, &[("content-type", "application/json")], body).await
    }
}

async fn read(response: Response<Incoming>) -> Option<Reply> {
    let (head, body) = response.into_parts();
    let body = body.collect().await.ok()?.to_bytes().to_vec();
    Some(Reply { status: head.status.as_u16(), headers: head.headers, body })
}

/// Runs the command with a file as standard input and gives exit code, output and messages.
pub fn command(args: &[&str], input: &Path) -> (i32, String, String) {
    let input = std::fs::File::open(input).expect("the input");
    let output =
        Command::new(WINDOWPANE).args(args).stdin(input).output().expect("the command runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().expect("an exit code"), text(output.stdout), text(output.stderr))
}

/// Everything that can be read now and later, until the other end is closed.
pub fn read_all(mut from: impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).expect("UTF-8");
    text
}
