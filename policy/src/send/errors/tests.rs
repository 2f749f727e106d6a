//! Every row and every form of a payload, by example.

use super::*;
use crate::error::ErrorCode;
use crate::rule::Confidence;
use crate::send::Reason;
use crate::value::Value;

fn explained(payload: &str) -> Vec<Explanation<'static>> {
    // Leaked, so that a test may keep what borrows from it.
    let value: &'static Value<'static> =
        Box::leak(Box::new(serde_json::from_str::<Value<'_>>(payload).unwrap().into_owned()));
    explain(value).unwrap()
}

fn codes_of(payload: &str) -> Vec<(i64, String)> {
    explained(payload).into_iter().map(|found| (found.code, found.path)).collect()
}

#[test]
fn the_table_rises_and_every_row_speaks() {
    assert!(codes().is_sorted_by(|a, b| a.code < b.code));
    for info in codes() {
        for sentence in [info.what, info.todo] {
            assert!(
                sentence.len() > 10 && sentence.ends_with('.') && !sentence.contains('\n'),
                "{}: {sentence}",
                info.code
            );
        }
        let found = explained(&info.code.to_string());
        assert_eq!(
            (found[0].known, found[0].what, found[0].retry),
            (true, info.what, info.retry),
            "{}",
            info.code
        );
        // A time to wait is for those that may be sent again as they are.
        assert!(info.retry_after_seconds.is_none() || info.retry == Retry::Later, "{}", info.code);
    }
}

/// Every code that section `send` can answer with is explained, and by the reason that it answers with.
#[test]
fn what_send_foretells_is_explained() {
    for rule in super::super::rules().filter(|rule| crate::send::is_reason(rule)) {
        for code in rule.platform_codes {
            let info = codes()
                .find(|info| info.code == *code)
                .unwrap_or_else(|| panic!("{code} is not explained"));
            assert!(info.reason.is_some(), "{code}");
        }
    }
    // What send cannot foretell is promised by no row: it knows nothing of payments.
    assert_eq!(codes().find(|info| info.code == 131_042).unwrap().reason, None);
    for (code, reason) in [
        (131_047, Reason::WindowClosed),
        (131_050, Reason::MarketingStopped),
        (130_497, Reason::VerticalRestricted),
    ] {
        assert_eq!(codes().find(|info| info.code == code).unwrap().reason, Some(reason));
    }
}

/// Every code with which a rule about templates says that the platform refuses is explained.
#[test]
fn what_templates_are_refused_with_is_explained() {
    for rule in crate::template::rules() {
        for &code in rule.platform_codes {
            assert!(
                codes().any(|info| info.code == code),
                "{code} of {} is not explained",
                rule.code
            );
        }
    }
}

#[test]
fn a_code_comes_as_a_number_or_as_digits() {
    for text in [
        "131047",
        "\"131047\"",
        "\"#131047\"",
        "\" 131047 \"",
        "[131047]",
        "{\"code\":131047}",
        "{\"ErrorCode\":\"131047\"}",
    ] {
        assert_eq!(explained(text)[0].code, 131_047, "{text}");
    }
    let found = &explained("131049")[0];
    assert_eq!((found.retry, found.retry_after_seconds), (Retry::Later, Some(86_400)));
    assert_eq!(
        (found.reason, found.path.as_str(), found.message_id),
        (Some(Reason::MarketingPausedInCountry), "", None)
    );
}

#[test]
fn a_failed_status_names_the_message_and_the_customer() {
    let webhook = r##"{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
        "statuses":[{"id":"wamid.1","status":"sent","recipient_id":"1650"},
            {"id":"wamid.2","status":"failed","recipient_id":"1651","errors":[{"code":131047,"title":"Re-engagement message",
             "message":"Re-engagement message","error_data":{"details":"More than 24 hours have passed."}}]}],
        "messages":[{"id":"wamid.3","from":"1652","type":"unsupported","errors":[{"code":131051,"title":"Message type unknown"}]}],
        "errors":[{"code":130429,"title":"Rate limit hit"}]}}]},{"changes":[{"value":{"statuses":[{"errors":[{"code":1}]}]}}]}]}"##;
    let found = explained(webhook);
    let codes: Vec<i64> = found.iter().map(|found| found.code).collect();
    assert_eq!(codes, [130_429, 131_051, 131_047, 1]);
    let [_, inbound, failed, last] = &found[..] else { panic!("{found:?}") };
    assert_eq!(failed.path, "entry[0].changes[0].value.statuses[1].errors[0]");
    assert_eq!((failed.message_id, failed.recipient), (Some("wamid.2"), Some("1651")));
    assert_eq!(
        (failed.details, failed.reason),
        (Some("More than 24 hours have passed."), Some(Reason::WindowClosed))
    );
    assert_eq!(
        (inbound.recipient, inbound.retry, inbound.known),
        (Some("1652"), Retry::Never, true)
    );
    assert!(inbound.what.contains("The customer sent"), "{}", inbound.what);
    assert_eq!(last.path, "entry[1].changes[0].value.statuses[0].errors[0]");
    // The same code for a message of the business means something else.
    assert!(explained("131051")[0].what.contains("no message of this type"));
}

#[test]
fn an_answer_to_a_request_names_its_most_telling_words() {
    let answer = r##"{"error":{"message":"(#132000) Number of parameters does not match","type":"OAuthException","code":132000,
        "error_data":{"messaging_product":"whatsapp","details":"body: number of localizable_params (1) does not match (2)"},"fbtrace_id":"x"}}"##;
    let found = &explained(answer)[0];
    assert_eq!((found.code, found.path.as_str()), (132_000, "error"));
    assert_eq!(found.details, Some("body: number of localizable_params (1) does not match (2)"));
    let created = r##"{"error":{"message":"Invalid parameter","code":100,"error_subcode":2388299,"error_user_title":"t","error_user_msg":"Variables can't be at the end."}}"##;
    let found = &explained(created)[0];
    assert_eq!(
        (found.code, found.subcode, found.reason),
        (100, Some(2_388_299), Some(Reason::TemplateInvalid))
    );
    assert_eq!(found.details, Some("Variables can't be at the end."));
    let strange = explained(r#"{"error":{"code":100,"error_subcode":33}}"#);
    assert!(strange[0].what.contains("phone number was deleted"), "the subcode decides");
    for subcode in [0, 4, 63_016, 999_999, 1_000_000, 9_999_999] {
        let unknown =
            explained(&format!(r#"{{"error":{{"code":100,"error_subcode":{subcode}}}}}"#));
        assert!(
            unknown[0].known && unknown[0].what.contains("A parameter"),
            "{subcode} leaves it to the code"
        );
    }
    let passed_on = r#"{"error":{"status":429,"code":"TOO_MANY_REQUESTS","whatsappApiError":{"code":"131056","message":"pair rate limit"}}}"#;
    assert_eq!(codes_of(passed_on), [(131_056, "error.whatsappApiError".to_owned())]);
    assert_eq!(
        explained(r#"{"error":{"code":1,"message":"","title":"said"}}"#)[0].details,
        Some("said")
    );
}

#[test]
fn all_forms_are_found_in_arrays_too() {
    let status = r#"{"id":"wamid.2","status":"failed","recipient_id":"1651","errors":[{"code":470},{"code":1}]}"#;
    assert_eq!(codes_of(status), [(470, "errors[0]".to_owned()), (1, "errors[1]".to_owned())]);
    assert_eq!(explained(status)[1].message_id, Some("wamid.2"));
    let many = format!(
        "[{status},[131026,{{\"error\":{{\"code\":2}}}}],{{\"value\":{{\"statuses\":[{status}]}}}},{{\"statuses\":[{status}]}}]"
    );
    let want = [
        (470, "[0].errors[0]"),
        (1, "[0].errors[1]"),
        (131_026, "[1][0]"),
        (2, "[1][1].error"),
        (470, "[2].value.statuses[0].errors[0]"),
        (1, "[2].value.statuses[0].errors[1]"),
        (470, "[3].statuses[0].errors[0]"),
        (1, "[3].statuses[0].errors[1]"),
    ];
    assert_eq!(codes_of(&many), want.map(|(code, path)| (code, path.to_owned())));
    let call = r#"{"entry":[{"changes":[{"value":{"calls":[{"id":"c","to":"1653","errors":[{"code":138000}]}]}}]}]}"#;
    let found = &explained(call)[0];
    assert_eq!((found.known, found.message_id, found.recipient), (false, Some("c"), Some("1653")));
}

#[test]
fn what_holds_no_error_is_told_from_what_is_no_payload() {
    for payload in [
        "{}",
        "[]",
        "{\"messages\":[{\"id\":\"wamid.1\"}],\"contacts\":[]}",
        "{\"entry\":[{\"changes\":7}]}",
        "{\"error\":{}}",
        "{\"error\":\"x\"}",
    ] {
        assert_eq!(codes_of(payload), [], "{payload}");
    }
    for payload in ["null", "true", "\"soon\"", "\"\"", "1.5", "[null]", "[[[[[1]]]]]"] {
        let value: Value<'_> = serde_json::from_str(payload).unwrap();
        assert_eq!(explain(&value).unwrap_err().code, ErrorCode::Type, "{payload}");
    }
    assert_eq!(codes_of("[[[[1]]]]"), [(1, "[0][0][0][0]".to_owned())]);
}

/// However it is wrapped, or not at all.
#[test]
fn a_message_of_the_customer_keeps_its_meaning() {
    let error = r#"{"code":131051,"title":"Message type unknown"}"#;
    let message = format!(
        r#"{{"id":"wamid.3","from":"1652","timestamp":"1","type":"unsupported","errors":[{error}]}}"#
    );
    let value =
        format!(r#"{{"contacts":[{{"wa_id":"1652"}}],"metadata":{{}},"messages":[{message}]}}"#);
    let hidden = message.replace("\"from\":\"1652\"", "\"from_user_id\":\"US.1\"");
    for (payload, path, who) in [
        (&message, "errors[0]", Some("1652")),
        (&value, "messages[0].errors[0]", Some("1652")),
        (&format!("[{message}]"), "[0].errors[0]", Some("1652")),
        (&hidden, "errors[0]", Some("US.1")),
        (&format!(r#"{{"messages":[{hidden}]}}"#), "messages[0].errors[0]", Some("US.1")),
    ] {
        let [found] = &explained(payload)[..] else { panic!("{payload}") };
        assert!(found.what.contains("The customer sent"), "{payload}: {}", found.what);
        assert_eq!(
            (found.path.as_str(), found.message_id, found.recipient),
            (path, Some("wamid.3"), who)
        );
    }
    let status = format!(
        r#"{{"id":"wamid.4","status":"failed","recipient_user_id":"US.1","errors":[{error}]}}"#
    );
    let found = &explained(&status)[0];
    assert!(
        found.what.contains("no message of this type") && found.recipient == Some("US.1"),
        "{}",
        found.what
    );
    let call =
        r#"{"calls":[{"id":"c","from":"1","to":"1653","errors":[{"code":138000}]}],"contacts":[]}"#;
    assert_eq!(codes_of(call), [(138_000, "calls[0].errors[0]".to_owned())]);
    let call = &explained(r#"{"id":"c","from":"1","to":"1653","errors":[{"code":138000}]}"#)[0];
    assert_eq!(call.recipient, Some("1653"));
}

#[test]
fn the_answers_of_a_batch_are_text_in_text() {
    let batch = r#"[{"code":200,"headers":[],"body":"{\"messages\":[{\"id\":\"wamid.1\"}]}"},
        {"code":400,"headers":[],"body":"{\"error\":{\"code\":131047,\"message\":\"(#131047) Re-engagement message\"}}"},
        {"code":400,"body":"{\"error\""},{"error_code":30008,"body":"{\"error\":{\"code\":1}}"}]"#;
    let answer: serde_json::Value = serde_json::from_str(&explain_text(batch)).unwrap();
    let found: Vec<_> = answer["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["code"].as_i64(), one["path"].as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (Some(131_047), Some("[1].body.error")),
            (Some(400), Some("[2]")),
            (Some(30_008), Some("[3]"))
        ]
    );
    assert_eq!(answer["errors"][0]["details"], "(#131047) Re-engagement message");
    let opened = r#"{"code":400,"body":{"error":{"code":131026}}}"#;
    assert_eq!(codes_of(opened), [(131_026, "body.error".to_owned())]);
}

#[test]
fn an_unknown_code_says_so_and_what_its_range_tells() {
    for (code, part, retry) in [
        (130_999, "limits", Retry::Later),
        (131_999, "refused the message", Retry::AfterFix),
        (132_999, "template", Retry::AfterFix),
        (133_000, "registration", Retry::AfterFix),
        (2_388_000, "created or changed", Retry::AfterFix),
        (299, "permission", Retry::AfterFix),
        (63_000, "Twilio", Retry::AfterFix),
        (300, "not known", Retry::AfterFix),
        (i64::MAX, "not known", Retry::AfterFix),
        (-1, "not known", Retry::AfterFix),
    ] {
        let text = code.to_string();
        let found = &explained(&text)[0];
        assert!(
            !found.known && found.what.contains(part) && found.reason.is_none(),
            "{code}: {}",
            found.what
        );
        assert_eq!((found.retry, found.confidence), (retry, Confidence::Low), "{code}");
    }
    for range in [201, 63_000, 130_000, 131_999, 132_999, 133_999, 2_388_999, 300] {
        let found = &explained(&range.to_string())[0];
        assert!(!found.known && found.what.ends_with('.') && found.todo.ends_with('.'), "{range}");
    }
}

#[test]
fn text_in_and_text_out() {
    let answer = explain_text("131047");
    assert!(
        answer.starts_with(r#"{"ok":true,"errors":[{"code":131047,"subcode":null,"known":true,"what":"More than 24"#),
        "{answer}"
    );
    assert!(
        answer.contains(r#""do":"Send a template"#)
            && answer.contains(r#""retry":"after_fix","retry_after_seconds":null,"reason":"window_closed","path":"""#)
    );
    assert!(answer.ends_with(r#""confidence":"high"}]}"#), "{answer}");
    assert!(explain_text("{").starts_with(r#"{"ok":false,"error":{"code":"json""#));
    assert!(explain_text("true").starts_with(
        r#"{"ok":false,"error":{"code":"type","path":"","message":"expected an error code"#
    ));
    let long = " ".repeat(crate::MAX_REQUEST_BYTES - 1);
    assert!(
        explain_text(&format!("{long}  ")).starts_with(r#"{"ok":false,"error":{"code":"limit""#)
    );
    assert_eq!(explain_text(&format!("{long}1")), explain_text("1"), "as long as may be");
}

#[test]
fn a_webhook_is_told_from_the_answer_to_a_request() {
    let error = r#"{"code":131051,"title":"Unsupported message type"}"#;
    let of = |payload: &str| explained(payload).iter().map(|one| one.code).collect::<Vec<_>>();
    assert_eq!(
        of(&format!(r#"{{"messages":[{{"id":"wamid.1","errors":[{error}]}}]}}"#)),
        [131_051]
    );
    assert_eq!(
        of(
            r#"{"messaging_product":"whatsapp","contacts":[{"wa_id":"1"}],"messages":[{"id":"wamid.1"}]}"#
        ),
        [0_i64; 0]
    );
    assert_eq!(of(&format!(r#"{{"contacts":[],"messages":[],"error":{error}}}"#)), [131_051]);
}
