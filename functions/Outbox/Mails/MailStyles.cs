namespace Guance.Serverless.Outbox.Mails;

/// <summary>
/// The style of an element. In light mode it is inline, because mail programs drop style sheets. In dark mode and on phones the
/// style sheet overrides it by class.
/// </summary>
internal sealed class MailStyles(string css, string? name = null)
{
    private const string Font =
        "font-family:-apple-system,'Segoe UI',Roboto,'PingFang SC','Hiragino Sans GB','Microsoft YaHei',Helvetica,Arial,sans-serif";

    /// <summary>Every pair of text and background has a contrast of at least 4.5, in light and in dark mode.</summary>
    public static Html Sheet { get; } = Html.Of($$"""
        <style>
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (prefers-color-scheme:dark){
        .ground{background:#0f1420!important}.card{background:#182031!important;border-color:#8fb0ff #313d56 #313d56!important}
        .ink,.card{color:#e8ecf5!important}.soft{color:#a8b3c9!important}.link{color:#8fb0ff!important}
        .well{background:#212b40!important}.line{border-color:#3a4763!important}
        .fill{background:#8fb0ff!important}.button{color:#0d1730!important}
        }
        @media (max-width:480px){
        .card{padding:24px 20px!important}.wide{width:100%!important}.button{display:block!important}.id{font-size:11px!important}
        }
        </style>
        <!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>
        <style>body,table,td,th,p,li,a,h1,h2,h3{font-family:"Segoe UI","Microsoft YaHei",Arial,sans-serif!important}</style><![endif]-->
        """);

    public static MailStyles Ground { get; } = new("margin:0;padding:0;background:#f5f7fb;-webkit-text-size-adjust:100%;" + Font, "ground");

    /// <summary>For the preview text: hidden in the mail itself.</summary>
    public static MailStyles Unseen { get; } = new(
        "display:none;max-height:0;overflow:hidden;mso-hide:all;font-size:1px;line-height:1px;color:#f5f7fb;opacity:0");

    public static MailStyles Outer { get; } = new("padding:24px 12px", "ground");

    public static MailStyles Column { get; } = new("width:100%;max-width:600px");

    public static MailStyles Brand { get; } = new("padding:0 4px 16px;font-size:17px;line-height:24px;font-weight:700;color:#172033;" + Font, "ink");

    public static MailStyles Card { get; } = new(
        "padding:32px;background:#ffffff;border:1px solid #d5dbe7;border-top:4px solid #2450d8;border-radius:10px;color:#172033;font-size:15px;line-height:24px;" + Font,
        "card");

    public static MailStyles Headline { get; } = new("margin:0 0 20px;font-size:24px;line-height:32px;font-weight:700");

    public static MailStyles Paragraph { get; } = new("margin:0 0 16px");

    public static MailStyles Facts { get; } = new(
        "width:100%;margin:8px 0 0;background:#f5f7fb;border-radius:8px;border-collapse:separate;font-size:14px;line-height:22px", "well");

    public static MailStyles FactName { get; } = new(
        "width:36%;padding:9px 8px 9px 16px;border-bottom:1px solid #d5dbe7;font-weight:400;color:#525d73", "soft line");

    public static MailStyles LastFactName { get; } = new("width:36%;padding:9px 8px 9px 16px;font-weight:400;color:#525d73", "soft");

    public static MailStyles FactValue { get; } = new(
        "padding:9px 16px 9px 8px;border-bottom:1px solid #d5dbe7;font-weight:600;word-break:break-word;overflow-wrap:anywhere", "line");

    public static MailStyles LastFactValue { get; } = new("padding:9px 16px 9px 8px;font-weight:600;word-break:break-word;overflow-wrap:anywhere");

    public static MailStyles ButtonTable { get; } = new("margin:24px 0 0", "wide");

    /// <summary>Outlook applies colour and padding to the cell, not to the link.</summary>
    public static MailStyles ButtonCell { get; } = new("background:#2450d8;border-radius:8px;mso-padding-alt:12px 24px", "fill");

    public static MailStyles Button { get; } = new(
        "display:inline-block;padding:12px 24px;font-size:15px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none;" + Font,
        "button");

    public static MailStyles Section { get; } = new("margin:32px 0 12px;font-size:17px;line-height:24px;font-weight:700");

    public static MailStyles Steps { get; } = new("margin:0 0 0 22px;padding:0");

    public static MailStyles Step { get; } = new("margin:0 0 14px;padding:0 0 0 4px");

    public static MailStyles Link { get; } = new("color:#2450d8;text-decoration:underline;overflow-wrap:anywhere", "link");

    public static MailStyles Site { get; } = new("margin:16px 0 4px;font-size:14px;line-height:22px;font-weight:600;color:#525d73", "soft");

    public static MailStyles List { get; } = new("margin:0;padding:0;list-style:none");

    public static MailStyles Workspace { get; } = new("margin:0;padding:7px 0;border-top:1px solid #d5dbe7;overflow-wrap:anywhere", "line");

    public static MailStyles Id { get; } = new("font:12px/18px Menlo,Consolas,monospace;color:#525d73", "soft id");

    public static MailStyles More { get; } = new("margin:12px 0 0;font-size:14px;line-height:22px;color:#525d73", "soft");

    public static MailStyles Sign { get; } = new("margin:28px 0 0");

    public static MailStyles Foot { get; } = new("padding:20px 4px 0;font-size:13px;line-height:20px;color:#525d73;" + Font, "soft");

    public static MailStyles FootLine { get; } = new("margin:0 0 10px;overflow-wrap:anywhere");

    /// <summary>The element's HTML attributes, each with a leading space.</summary>
    public string Attributes { get; } = (name is null ? "" : $" class=\"{name}\"") + $" style=\"{css}\"";
}
