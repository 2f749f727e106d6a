//! THE table of problem codes: one row a rule, with its severity, the platform's code, its source, what it says and the fix.
//! Where a rule is applied, and where its severity differs from the row, is in `lint`.

use crate::{Rule, rules};

const COMPONENTS: &str =
    "developers.facebook.com …/whatsapp/templates/components, November 2025 (first-party)";
const OVERVIEW: &str =
    "developers.facebook.com …/whatsapp/templates/overview, December 2025 (first-party)";
const REVIEW: &str = "developers.facebook.com …/whatsapp/templates/template-review (first-party)";
const CAROUSEL: &str =
    "developers.facebook.com …/marketing-templates/media-card-carousel-templates (first-party)";
const OFFER: &str =
    "developers.facebook.com …/marketing-templates/limited-time-offer-templates (first-party)";
const COUPON: &str = "developers.facebook.com …/marketing-templates/coupon-templates and changelog, 3 December 2025 (first-party)";
const AUTH: &str = "developers.facebook.com …/templates/authentication-templates (first-party)";
const CATEGORIES: &str =
    "developers.facebook.com …/templates/template-categorization (first-party)";
const TTL_PAGE: &str = "developers.facebook.com …/templates/time-to-live (first-party)";
const SDK: &str = "github.com/facebook/facebook-python-business-sdk, WhatsAppBusinessAccount, June 2026 (first-party, generated)";
const MANAGEMENT: &str =
    "developers.facebook.com …/templates/template-management and template-pausing (first-party)";
const QUALITY: &str =
    "developers.facebook.com …/templates/template-quality, June 2026 (first-party)";
const STATUS_WEBHOOK: &str =
    "developers.facebook.com …/webhooks/reference/message_template_status_update (first-party)";
const COMMERCE_PAGES: &str = "developers.facebook.com …/marketing-templates/catalog-templates, mpm-templates, spm-templates (first-party)";
const COMMERCE_VENDOR: &str = "docs.gupshup.io, template button list (one vendor; the platform documents a single such button and no other)";
const CARD_KINDS: &str = "docs.360dialog.com, carousel templates (one vendor); …/product-card-carousel-templates (first-party)";
const CALLS: &str = "developers.facebook.com …/utility-templates/utility-call-permission-request-templates, May 2026 (first-party)";
const FLOWS: &str =
    "developers.facebook.com …/whatsapp/flows/guides/sendingaflow, June 2026 (first-party)";
const DEEP_LINKS: &str =
    "developers.facebook.com …/whatsapp/marketing-messages/deep-links, February 2026 (first-party)";
const MEDIA: &str = "developers.facebook.com …/whatsapp/business-phone-numbers/media (first-party)";
const ZERO_TAP: &str = "developers.facebook.com …/authentication-templates/zero-tap-authentication-templates (first-party)";
const ERRORS: &str =
    "developers.facebook.com …/whatsapp/support/error-codes, May 2026 (first-party)";
const SEND: &str = "developers.facebook.com …/whatsapp/messages/template-messages (first-party)";
const BUTTON_ERROR: &str = "the platform's error text, reported in github.com/glific/glific-frontend/issues/3465 (observed)";
const CALL_BUTTON: &str = "support.myoperator.com, types of template buttons (vendor; …/templates/components documents a variable for URL buttons only)";
const BIRD: &str =
    "docs.bird.com, text templates (one vendor; the platform publishes no such rule)";
const ALIYUN: &str = "alibabacloud.com ChatApp error codes (vendor, relays the platform's errors)";
const DENSITY: &str = "error 2388293 exists (first-party); its threshold is not published: Syniverse, Mercuri and Maqsam derived this one";
const PYWA: &str =
    "github.com/david-lev/pywa, pywa/types/templates.py (independent implementation)";
const VALUES: &str = "the platform's error text, reported in github.com/netflie/whatsapp-cloud-api/issues/201 (observed)";
const COUNTS: &str = "error 132000, reported in github.com/chatwoot/chatwoot/issues/13142 and others (first-party code, observed)";
const EMPTY: &str =
    "twilio.com error 63013; error 131008 reported in github.com/frappe/whatsapp issues (observed)";
const FILLED_FIRST: &str = "github.com/chatwoot/chatwoot shows values put in before formatting (observed); the platform publishes no order";
const OWN: &str =
    "this policy: the platform adds kinds every year, and what is unknown here is kept, not judged";
const TERMS: &str = "this policy: the request's uses and covered";
const PRACTICE: &str = "good practice; the platform publishes no such rule";

rules! {
    /// All rules, by what they are about.
    pub(super) static RULES;
    "The template" {
        NAME_CHARS Error: OVERVIEW,
            "A template name has only lower-case letters a to z, digits and underscores.",
            "Rename it, for example spring_offer_2026.";
        NAME_LENGTH Error [2388040]: OVERVIEW,
            "A template needs a name of 1 to 512 characters.",
            "Give it a short name such as order_update.";
        CATEGORY Error: OVERVIEW,
            "The category is none of MARKETING, UTILITY and AUTHENTICATION.",
            "Choose one of the three.";
        LANGUAGE Error [132001]: OVERVIEW,
            "The language is no code of the platform, such as en, en_US or fil.",
            "Use the exact code of the platform's list, with an underscore before the country.";
        SUB_CATEGORY Warning: SDK,
            "The sub-category is none of those that a template is created with.",
            "Use ORDER_DETAILS, ORDER_STATUS or RICH_ORDER_STATUS, or leave it out.";
        PARAMETER_FORMAT Warning: OVERVIEW,
            "The variables have names, but parameter_format is not NAMED; the platform's default is POSITIONAL.",
            "Set \"parameter_format\": \"NAMED\".";
        TTL Error: TTL_PAGE,
            "The time to live is outside the range of its category.",
            "Use 30 to 900 seconds for authentication, 30 to 43200 for utility, 43200 to 2592000 for marketing.";
        COMPONENT_UNKNOWN Warning: OWN,
            "This component is not known here; it is kept, but not judged and not drawn.",
            "Check its type for a typing error.";
        COMPONENT_DUP Error: COMPONENTS,
            "A template has at most one component of this kind.",
            "Remove one of them.";
    }
    "Header" {
        HEADER_DUP Error: COMPONENTS,
            "A template has at most one header.",
            "Remove one of the headers.";
        HEADER_FORMAT Warning: COMPONENTS,
            "The header's format is not known here.",
            "Use TEXT, IMAGE, VIDEO, DOCUMENT or LOCATION.";
        HEADER_EMPTY Error [2388047]: COMPONENTS,
            "The text header has no text.",
            "Write a text, or remove the header.";
        HEADER_TOO_LONG Error [2388040]: COMPONENTS,
            "The header is too long.",
            "Shorten it to 60 characters; a variable counts as it is written.";
        HEADER_VARS Error [2388047]: COMPONENTS,
            "A text header takes one variable at most.",
            "Keep one variable and move the others to the body.";
        HEADER_EXAMPLE_MISSING Error: COMPONENTS,
            "A media header needs a sample of the media.",
            "Upload a sample file and put its handle into example.header_handle.";
        HEADER_MARKUP Error [2388047]: COMPONENTS,
            "A header cannot be formatted: * _ ~ and back-ticks are not allowed in it.",
            "Remove these characters; the header is shown in bold anyway.";
        HEADER_EMOJI Error [2388047]: BIRD,
            "A header cannot have emoji.",
            "Move the emoji to the body.";
        HEADER_NEWLINE Error [2388047]: COMPONENTS,
            "A header is a single line.",
            "Remove the line break.";
        HEADER_PRODUCT Warning: COMMERCE_PAGES,
            "A PRODUCT header is documented with a View button (SPM) and for the cards of a carousel only.",
            "Add a button of type SPM, or use another header.";
        MEDIA_TYPE Warning: MEDIA,
            "The file does not look like one that this header takes: images are JPEG or PNG, videos MP4 or 3GP, GIFs MP4.",
            "Use a file of the right kind; its type counts, not its name.";
        HEADER_CATEGORY Error: COMPONENTS,
            "This kind of header does not go with the category of the template.",
            "Remove the header, or choose another category.";
    }
    "Body" {
        BODY_MISSING Error: COMPONENTS,
            "The template has no body text.",
            "Add a BODY component with the text of the message.";
        BODY_DUP Error: COMPONENTS,
            "A template has exactly one body.",
            "Join the bodies, or remove one.";
        BODY_TOO_LONG Error [2388040]: COMPONENTS,
            "The body is too long.",
            "Shorten it; a variable counts as it is written.";
        BODY_SOFT_LIMIT Warning [2388040]: BIRD,
            "Sources disagree: the platform documents 1024 characters, one vendor reports rejections above 550 for marketing and utility.",
            "Aim at 550 characters if the template is refused for its length.";
        BODY_EMOJI Warning [2388040]: BIRD,
            "Sources disagree: the platform publishes no number, one vendor reports rejections above 10 emoji.",
            "Use fewer emoji if the template is refused.";
        BODY_NEWLINES Warning: PRACTICE,
            "More than two line breaks in a row: vendors report rejections, the platform publishes no rule.",
            "Leave one empty line at most.";
        RENDERED_TOO_LONG Error [132005]: ERRORS,
            "Filled with its values, the text is longer than its limit.",
            "Shorten the values or the text around them.";
    }
    "Footer" {
        FOOTER_DUP Error: COMPONENTS,
            "A template has at most one footer.",
            "Remove one of the footers.";
        FOOTER_EMPTY Error [2388073]: COMPONENTS,
            "The footer has no text.",
            "Write a text, or remove the footer.";
        FOOTER_TOO_LONG Error [2388040]: COMPONENTS,
            "The footer is too long.",
            "Shorten it to 60 characters.";
        FOOTER_VAR Error [2388073]: ALIYUN,
            "A footer cannot have variables.",
            "Write the text out, or move the variable to the body.";
        FOOTER_EMOJI Warning [2388073]: BIRD,
            "Emoji in a footer: a vendor reports rejections, the platform publishes no rule.",
            "Move the emoji to the body.";
        FOOTER_NEWLINE Warning [2388073]: PRACTICE,
            "A line break in a footer: rejections are reported, the platform publishes no rule.",
            "Write the footer on one line.";
    }
    "Variables" {
        VAR_MALFORMED Error [2388072]: REVIEW,
            "This is no variable: a variable is two braces, a number or name without spaces, two braces.",
            "Write {{1}} or {{order_number}}.";
        VAR_EDGE Error [2388299]: REVIEW,
            "The text begins or ends with a variable.",
            "Put words before the first and after the last variable.";
        VAR_ADJACENT Error: REVIEW,
            "Two variables stand next to each other.",
            "Put a word between them, or make them one variable.";
        VAR_NOT_SEQUENTIAL Error [2388072]: REVIEW,
            "Numbered variables count 1, 2, 3 without a gap.",
            "Renumber the variables from {{1}} on.";
        VAR_MIXED Error: OVERVIEW,
            "Numbered and named variables cannot be mixed, and have to be of the kind that parameter_format says.",
            "Use one kind of variable throughout.";
        VAR_NAME_CHARS Error: OVERVIEW,
            "A variable's name has only lower-case letters a to z and underscores.",
            "Rename it, for example order_number.";
        VAR_NAME_LENGTH Warning: PRACTICE,
            "The variable's name is over 20 characters; at least one implementation refuses that, the platform publishes no limit.",
            "Choose a shorter name.";
        VAR_DUPLICATE Error: OVERVIEW,
            "The same named variable stands in the text twice; names have to be unique.",
            "Give the second one a name of its own.";
        VAR_DENSITY Warning [2388293]: DENSITY,
            "There are many variables for so few words; the platform refuses that above a threshold it does not publish.",
            "Write at least two words more than twice the number of variables, or use fewer variables.";
        VAR_FLOATING Advice: PRACTICE,
            "A line holds nothing but a variable; reviewers cannot see what it will say.",
            "Write what the variable is in the same line.";
        VAR_EXAMPLE_MISSING Error: COMPONENTS,
            "The variables have no example.",
            "Give an example value for each variable.";
        VAR_EXAMPLE_COUNT Error: PYWA,
            "There have to be as many examples as different variables.",
            "Give exactly one example value for each variable.";
        VAR_EXAMPLE_SHAPE Error: COMPONENTS,
            "The examples have not the form that these variables need.",
            "Positional: \"body_text\": [[\"a\", \"b\"]]; named: \"body_text_named_params\": [{\"param_name\": …, \"example\": …}].";
        VAR_EXAMPLE_WHITESPACE Warning: VALUES,
            "An example has a line break, a tab or more than four spaces in a row; a value like that is refused when sent.",
            "Use an example on one line.";
        VALUE_BREAKS_MARKER Warning: FILLED_FIRST,
            "With this value a phone that formats the filled text shows other formatting than here: a marker stays literal, or the value makes one.",
            "Keep white space and * _ ~ ` out of the value, or take the markers away from the variable.";
    }
    "Buttons" {
        BUTTONS_EMPTY Error: COMPONENTS,
            "The buttons component has no button.",
            "Add a button, or remove the component.";
        BUTTON_UNKNOWN Warning: OWN,
            "This kind of button is not known here; it is kept, but not judged.",
            "Check its type for a typing error.";
        BUTTON_COUNT Error: COMPONENTS,
            "There are too many buttons.",
            "Keep 10 buttons at most.";
        BUTTON_GROUPING Error: COMPONENTS,
            "Quick replies have to stand together, all before or all after the other buttons.",
            "Move the quick replies into one group.";
        BUTTON_DUP Warning: PRACTICE,
            "Two buttons have the same label; the platform publishes no rule, but replies cannot be told apart.",
            "Give each button its own label.";
        BUTTON_CATEGORY Error: AUTH,
            "This kind of button does not go with the category of the template.",
            "Remove the button, or choose another category.";
        BUTTON_TEXT_EMPTY Error: COMPONENTS,
            "The button has no label.",
            "Write a label of 1 to 25 characters.";
        BUTTON_TEXT_LENGTH Error [2388040]: COMPONENTS,
            "The button's label is too long.",
            "Shorten it to 25 characters.";
        BUTTON_TEXT_CHARS Error: BUTTON_ERROR,
            "A button's label cannot have line breaks, emoji or the formatting characters * _ ~ and back-tick.",
            "Write a plain label.";
        BUTTON_TEXT_VAR Error: BUTTON_ERROR,
            "A button's label cannot have variables.",
            "Write the label out.";
        URL_COUNT Error: COMPONENTS,
            "A template has at most two URL buttons.",
            "Keep two of them.";
        URL_LENGTH Error [2388040]: COMPONENTS,
            "The URL is too long.",
            "Shorten it to 2000 characters.";
        URL_INVALID Error: COMPONENTS,
            "This is no web address.",
            "Write a full address such as https://example.com/orders.";
        URL_SCHEME Warning: PRACTICE,
            "The address does not begin with https://; the platform publishes no rule, but customers are warned of it.",
            "Use an https:// address.";
        URL_VAR_COUNT Error: COMPONENTS,
            "A URL takes one variable at most.",
            "Keep the variable at the end.";
        URL_VAR_POSITION Error: COMPONENTS,
            "The variable of a URL has to be at its very end.",
            "Move the variable to the end of the address.";
        URL_VAR_NAME Error: COMPONENTS,
            "The variable of a URL is {{1}}, numbered for each button anew.",
            "Write {{1}}.";
        URL_EXAMPLE_MISSING Error: COMPONENTS,
            "A URL with a variable needs an example.",
            "Put a full example address into \"example\": [\"…\"].";
        URL_EXAMPLE_EXTRA Warning: PYWA,
            "There are more examples than the URL has variables.",
            "Remove the example that belongs to nothing.";
        URL_EXAMPLE_MISMATCH Warning: COMPONENTS,
            "The example address does not begin as the URL does.",
            "Write the URL with the variable replaced, or the value of the variable alone.";
        PHONE_COUNT Error: COMPONENTS,
            "A template has at most one phone button.",
            "Keep one of them.";
        PHONE_LENGTH Error [2388040]: COMPONENTS,
            "The phone number is too long.",
            "Use at most 20 characters.";
        PHONE_FORMAT Warning: COMPONENTS,
            "The phone number is not in international form; the platform asks for none, but it then dials only within the country.",
            "Write + and the country code, for example +442079460000.";
        PHONE_VAR Error: CALL_BUTTON,
            "A phone number cannot have variables.",
            "Write the number out.";
        APP_LINK Error: DEEP_LINKS,
            "An app_deep_link needs the deep link and the app's number at Meta.",
            "Give android_deep_link and meta_app_id.";
        FLOW_ID Error: FLOWS,
            "A flow button names one flow: by flow_id, flow_name or flow_json, and only by one of them.",
            "Keep one of the three.";
        FLOW_ACTION Warning: FLOWS,
            "The flow_action is neither navigate nor data_exchange.",
            "Use one of the two, or leave it out for navigate.";
        COPY_CODE_COUNT Error: COUPON,
            "A template has at most one button that copies a code.",
            "Keep one of them.";
        COPY_CODE_LENGTH Error: COUPON,
            "The code is too long.",
            "Use at most 20 characters (15 before 3 December 2025, and in a limited-time offer).";
        COPY_CODE_CHARS Warning: COUPON,
            "A code has only letters and digits.",
            "Remove the other characters.";
        COPY_CODE_EXAMPLE_MISSING Error: COUPON,
            "A button that copies a code needs an example code.",
            "Put a code into \"example\".";
    }
    "Carousel" {
        CAROUSEL_COUNT Error: CAROUSEL,
            "A carousel has 2 to 10 cards.",
            "Add or remove cards.";
        CAROUSEL_SHAPE Error: CAROUSEL,
            "All cards have to have the same parts: header kind, body or none, and the same buttons in the same order.",
            "Make this card like the first one.";
        CAROUSEL_HEADER Error: CAROUSEL,
            "Every card needs an image or a video as its header.",
            "Give the card an IMAGE or VIDEO header.";
        CAROUSEL_BODY_LENGTH Error [2388040]: CAROUSEL,
            "The text of a card is too long.",
            "Shorten it to 160 characters.";
        CAROUSEL_BUTTONS Error: CAROUSEL,
            "Every card needs one or two buttons.",
            "Give the card one or two buttons.";
        CAROUSEL_BUTTON_KIND Warning: CARD_KINDS,
            "This kind of button is not documented for such a card: media cards have quick replies, URL or phone buttons, product cards View or URL.",
            "Use one of these.";
        CAROUSEL_CATEGORY Error: CAROUSEL,
            "A carousel goes into MARKETING templates only.",
            "Set the category to MARKETING, or remove the carousel.";
        CAROUSEL_EXTRA Warning: CAROUSEL,
            "A carousel template has a body and the cards; header, footer and buttons of its own are not documented.",
            "Move it into the cards.";
    }
    "Limited-time offer" {
        LTO_CATEGORY Error: OFFER,
            "A limited-time offer goes into MARKETING templates only.",
            "Set the category to MARKETING, or remove the offer.";
        LTO_TEXT_LENGTH Error: OFFER,
            "The text of a limited-time offer has 1 to 16 characters.",
            "Write a short text such as Ends soon.";
        LTO_BODY_LENGTH Error [2388040]: OFFER,
            "With a limited-time offer the body is too long.",
            "Shorten it to 600 characters.";
        LTO_FOOTER Error: OFFER,
            "A template with a limited-time offer has no footer.",
            "Remove the footer.";
        LTO_HEADER Error: OFFER,
            "With a limited-time offer the header is an image or a video.",
            "Use an IMAGE or VIDEO header, or none.";
        LTO_BUTTONS Error: OFFER,
            "In a limited-time offer the button that copies the code is the first one.",
            "Use a copy-code button, if any, and then a URL button.";
    }
    "Catalogue, products, calls" {
        COMMERCE_CATEGORY Error: COMMERCE_PAGES,
            "Catalogue and product buttons go into MARKETING templates only.",
            "Set the category to MARKETING, or remove the button.";
        COMMERCE_BUTTONS Warning: COMMERCE_VENDOR,
            "A catalogue or product button stands alone.",
            "Remove the other buttons.";
        COMMERCE_HEADER Warning: COMMERCE_PAGES,
            "The header is not the one documented with this button.",
            "Catalogue: no header; multi-product: a text; single product: PRODUCT.";
        CALL_CATEGORY Error: CALLS,
            "A call permission request goes into MARKETING and UTILITY templates only.",
            "Choose one of the two categories.";
        CALL_EXTRA Error: CALLS,
            "A call permission request cannot be combined with buttons, cards or an offer.",
            "Remove them; the request brings its own buttons.";
    }
    "Authentication" {
        AUTH_BODY Error: AUTH,
            "The platform writes the text of an authentication template; a text of one's own is refused.",
            "Remove the text; set add_security_recommendation and code_expiration_minutes instead.";
        AUTH_MEDIA Error: CATEGORIES,
            "An authentication template has no media, no web addresses and no emoji.",
            "Remove them.";
        AUTH_EXPIRY Error: AUTH,
            "The code expires after 1 to 90 minutes.",
            "Use a number from 1 to 90.";
        AUTH_BUTTON Error: AUTH,
            "An authentication template needs an OTP button.",
            "Add a BUTTONS component with a button of type OTP.";
        AUTH_LANGUAGE Advice: AUTH,
            "The platform shows its own text in the language of the template; it is drawn here in English.",
            "Ask the platform's message_template_previews for the exact text.";
        OTP_TYPE Warning: AUTH,
            "The otp_type is none of COPY_CODE, ONE_TAP and ZERO_TAP.",
            "Use one of the three.";
        OTP_TERMS Error: ZERO_TAP,
            "A zero-tap button is created only with zero_tap_terms_accepted set to true.",
            "Read the terms, and set it to true.";
        OTP_APP Error: AUTH,
            "One-tap and zero-tap buttons name 1 to 5 apps, each with its package name and signature hash of 11 characters.",
            "Complete supported_apps.";
    }
    "Advice" {
        ADVICE_OPT_OUT Advice: PRACTICE,
            "A marketing message should say how to stop further ones.",
            "Add a footer such as Reply STOP to opt out, or a quick reply Stop promotions.";
        ADVICE_SENSITIVE Advice: REVIEW,
            "This seems to ask for a card, account or identity number; asking for whole ones is a reason for rejection.",
            "Ask for the last digits at most.";
        ADVICE_STATUS Advice: STATUS_WEBHOOK,
            "The status is not known here; only an APPROVED template can be sent.",
            "Look the template up in WhatsApp Manager.";
        ADVICE_EDIT Advice: MANAGEMENT,
            "An approved template can be edited once in 24 hours and ten times in 30 days; its category cannot.",
            "Collect your changes; all components are replaced.";
        ADVICE_REJECTED Advice: STATUS_WEBHOOK,
            "The review refused the template for a reason not known here.",
            "Mend the template and submit it again, or appeal.";
        ADVICE_QUALITY Advice: QUALITY,
            "Customers rate the template low.",
            "Send it to fewer and to those who expect it, or edit it.";
        ADVICE_RECATEGORISED Advice: CATEGORIES,
            "The platform changes the category of the template.",
            "Accept it, or ask for a review within 60 days.";
        ADVICE_CATEGORY Advice: CATEGORIES,
            "This sounds promotional; the platform approves a utility template with promotion as MARKETING.",
            "Remove the promotion, or set the category to MARKETING.";
    }
    "Values, in mode `send`" {
        PARAM_COUNT Error [132000]: COUNTS,
            "The number of values is not the number of variables.",
            "Give exactly one value for each variable.";
        PARAM_MISSING Error [132000]: COUNTS,
            "A variable has no value.",
            "Give it a value.";
        PARAM_UNEXPECTED Error [132000]: COUNTS,
            "There is no variable of this name.",
            "Remove the value, or mend its name.";
        PARAM_NAME_MISSING Error [100]: SEND,
            "The variables have names, and this value has none.",
            "Give values by name, in the send request with parameter_name.";
        PARAM_NAME_UNEXPECTED Error: SEND,
            "The variables are numbered, and this value has a name.",
            "Give values in the order of the numbers, without names.";
        PARAM_EMPTY Error [131008]: EMPTY,
            "The value is empty.",
            "Give a text; where there is nothing to say, use another template.";
        PARAM_WHITESPACE Error [132018]: VALUES,
            "A value cannot have a line break, a tab or more than four spaces in a row.",
            "Replace each run of white space by one space.";
        PARAM_TYPE Error [132012]: ERRORS,
            "The value is not of the type that this place takes.",
            "Give a text.";
        AUTH_PARAM_LENGTH Error: CATEGORIES,
            "The code of an authentication template has at most 15 characters.",
            "Use a shorter code.";
        BUTTON_PARAM_MISSING Error [131008]: SEND,
            "The button needs a value.",
            "Give the value of its variable, or the code to copy.";
        BUTTON_PARAM_UNEXPECTED Error [132000]: COUNTS,
            "The button takes no such value, or there is no button at this index.",
            "Remove the value; buttons count from 0 over all kinds.";
        PAYLOAD_LENGTH Warning: PYWA,
            "The payload of a quick reply is over 256 characters.",
            "Send a short key and keep the data on the server.";
        HEADER_MEDIA_MISSING Error [132012]: ERRORS,
            "The header needs its media.",
            "Give an object with id or link (for a location: latitude and longitude).";
        HEADER_FORMAT_MISMATCH Error [132012]: ERRORS,
            "The value of the header is of another kind than the header.",
            "Give a value of the header's format.";
        MEDIA_LINK Error [131053]: MEDIA,
            "The link of the media is no web address, so the platform cannot fetch it.",
            "Use an https:// address, or the id of an uploaded file.";
        LTO_EXPIRY Warning: OFFER,
            "The offer has already ended.",
            "Give a later expiration_time_ms, in milliseconds since 1970.";
        PRODUCT_THUMBNAIL Error: COMMERCE_PAGES,
            "A multi-product message needs thumbnail_product_retailer_id: its product is the picture.",
            "Name one of the products.";
        PRODUCT_SECTIONS Error: COMMERCE_PAGES,
            "A multi-product message has 1 to 10 sections.",
            "Add or remove sections.";
        PRODUCT_ITEMS Error: COMMERCE_PAGES,
            "A multi-product message has 1 to 30 products over all its sections, and none of these is empty.",
            "Add or remove products.";
        PRODUCT_TITLE Error: COMMERCE_PAGES,
            "The title of a section is too long.",
            "Use 1 to 24 characters.";
        CAROUSEL_CARD_COUNT Error: CAROUSEL,
            "Values have to be given for exactly the cards of the template.",
            "Give values for every card, in order.";
        CAROUSEL_CARD_INDEX Error: CAROUSEL,
            "Each card of a send request has a card_index of its own: 0 for the first card of the template, and so on without a gap.",
            "Number the cards from 0 on, each number once.";
        DATA_NOT_COVERED Error: TERMS,
            "This is filled from a category of data that the terms accepted by this customer do not cover.",
            "Leave that data out, or ask the customer to accept the terms that cover it.";
        TEMPLATE_MISMATCH Error [132001]: ERRORS,
            "The send request names another template or language than the definition.",
            "Use the exact name and language code of the template.";
    }
    "Between templates" {
        SET_NAME Warning: OVERVIEW,
            "A name stands once in a language; these are two templates only if they are of two accounts.",
            "Rename one of the templates.";
        SET_TEXT Warning: REVIEW,
            "The platform refuses a template with the body and footer of another of the account; authentication templates apart.",
            "Use the other template, or change the text.";
        SET_VARIABLES Advice: PRACTICE,
            "The body has another number of variables than the same template in another language; one sender's values cannot fill both.",
            "Use the same variables in every language.";
    }
}

/// All rules about templates, by what they are about.
///
/// ```
/// let edge = windowpane_policy::template::rules().find(|rule| rule.code == "VAR_EDGE");
/// assert_eq!(edge.map(|rule| rule.platform_codes), Some(&[2388299][..]));
/// ```
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::assert_complete;

    #[test]
    fn codes_are_unique_and_every_row_is_complete() {
        assert_complete(RULES);
        for rule in RULES {
            assert!(rule.source.len() > 20, "{}", rule.code);
        }
    }
}
