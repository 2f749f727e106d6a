//! What the editor itself says; `{1}` and `{2}` are filled. What is wrong with a template is said by the policy, in English;
//! words that the preview says too are the preview's.

mod ar;
mod de;
mod en;
mod es;
mod fa;
mod fr;
mod he;
mod hi;
mod id;
mod it;
mod ja;
mod pt_br;
mod tr;
mod zh_hans;

use crate::ui::i18n::catalogue;

catalogue! {
    "template-editor", open ""
    {
        editor,
        /// In the place of the pane, where its module cannot be had.
        broken,
        // What an author does with the whole template.
        undo,
        redo,
        import,
        download,
        copy,
        copied,
        // The three views beside the form.
        preview,
        problems,
        json,
        // The template as a whole.
        template,
        name,
        language,
        category,
        choose,
        content,
        marketing,
        utility,
        authentication,
        more,
        sub_category,
        parameter_format,
        positional,
        named,
        time_to_live,
        usual,
        // Texts and their variables.
        header_kind,
        no_header,
        plain_header,
        sample_file,
        bold,
        italic,
        strike,
        mono,
        insert_variable,
        sample_of,
        by_platform,
        security,
        expiry,
        // How much room is left.
        left,
        too_many,
        // Components that few templates have.
        add,
        offer,
        offer_words,
        countdown,
        call_permission,
        call_permission_about,
        carousel,
        card,
        add_card,
        card_texts,
        buttons,
        add_button,
        button,
        // The kinds of buttons, in the order of `buttons::KINDS`.
        quick_reply,
        url,
        phone_number,
        copy_code,
        otp,
        flow,
        catalog,
        multi_product,
        single_product,
        voice_call,
        app,
        request_contact,
        order_details,
        // The fields of a button.
        kind,
        label,
        address,
        sample_address,
        number,
        code,
        otp_kind,
        otp_copy,
        one_tap,
        zero_tap,
        autofill_label,
        terms,
        signed_app,
        add_app,
        package,
        hash,
        flow_id,
        flow_name,
        flow_action,
        flow_screen,
        android_link,
        fallback,
        meta_app,
        // What is done with one of several.
        up,
        down,
        duplicate,
        remove,
        moved,
        removed,
        added,
        /// What this version does not know.
        kept,
        fix,
        go_to,
        // The JSON.
        json_label,
        not_json,
        json_back,
        // Import.
        choose_file,
        drop_or_paste,
        several,
        search,
        shown,
        imported,
        not_imported,
        close,
        // The draft.
        restored,
        back_to_given,
        not_kept,
        undone,
        redone,
        fixed,
    }
}
