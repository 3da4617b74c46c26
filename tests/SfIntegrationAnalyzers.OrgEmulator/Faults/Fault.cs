using System.Text;
using System.Text.Json.Nodes;
using SfIntegrationAnalyzers.OrgEmulator.Http;

namespace SfIntegrationAnalyzers.OrgEmulator.Faults;

/// <summary>How an answer travels.</summary>
internal enum Transport
{
    Whole,
    Reset,
    CutChunks,
    CutLength,
    CutGzip,
    SlowHeaders,
    SlowDrip,
    Stall,
    ContentLength,
}

/// <summary>
/// One way for an answer to go wrong: another answer in its place, the right one altered, or the right one badly sent.
/// Texts are those that real orgs have been seen to send, where any have.
/// </summary>
public sealed class Fault
{
    private Fault(string name) => Name = name;

    public string Name { get; }

    /// <summary>Given without asking the org, so that nothing in it moves.</summary>
    internal Func<EmulatedResponse>? Instead { get; private init; }

    internal Func<EmulatedResponse, EmulatedResponse>? Alter { get; private init; }
    internal Transport Transport { get; private init; }
    internal TimeSpan Delay { get; private init; }

    /// <summary>How much of the body goes out, between 0 and 1.</summary>
    internal double Share { get; private init; }

    internal Action? Struck { get; private init; }

    public static Fault TooManyRequests(int? retryAfterSeconds = null) => Answer("429", () =>
    {
        var response = EmulatedResponse.Text(429, "text/plain", "Too Many Requests");
        return retryAfterSeconds is { } seconds ? response.With("Retry-After", seconds.ToString()) : response;
    });

    public static Fault TotalRequestLimit { get; } =
        Error("total-requests", 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");

    public static Fault ConcurrentRequestLimit { get; } =
        Error("concurrent-requests", 403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.");

    public static Fault LongTransactionLimit { get; } =
        Error("long-transactions", 403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded.");
    public static Fault ApiDisabled { get; } =
        Error("api-disabled", 403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.");
    public static Fault ServerBusy { get; } = Error("server-busy", 503, "SERVER_UNAVAILABLE", "Server too busy");
    public static Fault MaintenanceHtml { get; } = Html("maintenance-html", 503, "<html><body>We are down for maintenance.</body></html>");
    public static Fault MaintenanceHtmlOk { get; } =
        Html("maintenance-html-200", 200, "<html><body>We are down for maintenance.</body></html>");

    public static Fault EdgeHtml { get; } = Html(
        "edge-html",
        503,
        "<html><head><title>Service Not Available</title></head>"
            + "<body>Service Not Available (originated from Salesforce CDN partner)</body></html>");

    public static Fault SessionExpired { get; } = Error("session-expired", 401, "INVALID_SESSION_ID", "Session expired or invalid");
    public static Fault SessionNotForRest { get; } =
        Error("session-not-for-rest", 401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API");
    public static Fault UrlNotReset { get; } =
        Error("url-not-reset", 400, "URL_NOT_RESET", "Destination URL not reset. The URL returned from login must be set");
    public static Fault InvalidLocator { get; } = Error("invalid-locator", 400, "INVALID_QUERY_LOCATOR", "invalid query locator");
    public static Fault QueryTimeout { get; } =
        Error("query-timeout", 400, "QUERY_TIMEOUT", "Your query request was running for too long.");
    public static Fault NotFound { get; } = Error("not-found", 404, "NOT_FOUND", "The requested resource does not exist");
    public static Fault Gone { get; } = Error("gone", 410, "GONE", "GONE");

    public static Fault Redirect(string location, int status = 302) =>
        Answer("redirect", () => EmulatedResponse.Text(status, "text/html", "").With("Location", location));

    public static Fault Reset { get; } = new("reset") { Transport = Transport.Reset };
    public static Fault CutChunks { get; } = new("cut-chunks") { Transport = Transport.CutChunks };
    public static Fault CutLength { get; } = new("cut-length") { Transport = Transport.CutLength };
    public static Fault CutGzip { get; } = new("cut-gzip") { Transport = Transport.CutGzip };

    /// <summary>No answer, ever; whoever waits for the moment is told.</summary>
    public static Fault Silence(Action struck) =>
        new("silence") { Transport = Transport.SlowHeaders, Delay = Timeout.InfiniteTimeSpan, Struck = struck };

    /// <summary>So much of the body, between 0 and 1, and then no more, ever; whoever waits for the moment is told.</summary>
    public static Fault Stall(double share, Action struck) => new("stall") { Transport = Transport.Stall, Share = share, Struck = struck };

    public static Fault SlowHeaders(TimeSpan delay) => new("slow-headers") { Transport = Transport.SlowHeaders, Delay = delay };

    /// <summary>The body in small pieces with a pause between them.</summary>
    public static Fault SlowDrip(TimeSpan pause) => new("slow-drip") { Transport = Transport.SlowDrip, Delay = pause };

    public static Fault MalformedJson { get; } =
        Altered("malformed-json", r => r with { Body = Encoding.UTF8.GetBytes("{\"totalSize\":1,\"done\":true,") });
    public static Fault PlainTextType { get; } = Altered("text-plain", r => r with { ContentType = "text/plain" });
    public static Fault ErrorAsObject { get; } =
        Answer("error-as-object", () => EmulatedResponse.Text(400, EmulatedResponse.JsonType, """{"message":"x","errorCode":"Y"}"""));

    public static Fault TwoErrors { get; } =
        Answer(
            "two-errors",
            () => EmulatedResponse.Text(
                400, EmulatedResponse.JsonType, """[{"message":"a","errorCode":"A"},{"message":"b","errorCode":"B"}]"""));

    public static Fault WrongTypes { get; } =
        Edited("wrong-types", page => (page["totalSize"], page["done"], page["records"]) = ("many", "yes", "none"));
    public static Fault MissingRecords { get; } = Edited("missing-records", page => page.Remove("records"));
    public static Fault NullRecords { get; } = Edited("null-records", page => page["records"] = null);
    public static Fault WrongTotalSize { get; } =
        Edited("wrong-total-size", page => page["totalSize"] = page["totalSize"]!.GetValue<int>() + 3);
    public static Fault MissingDone { get; } = Edited("missing-done", page => page.Remove("done"));
    public static Fault DoneTooEarly { get; } = Edited("done-too-early", page =>
    {
        page["done"] = true;
        page.Remove("nextRecordsUrl");
    });

    public static Fault NotDoneWithoutNext { get; } = Edited("not-done-without-next", page =>
    {
        page["done"] = false;
        page.Remove("nextRecordsUrl");
    });

    /// <summary>Sends the client to the same page for ever.</summary>
    public static Fault RepeatedLocator(string url) =>
        Edited("repeated-locator", page => (page["done"], page["nextRecordsUrl"]) = (false, url));

    /// <summary>Sends the client, with its token, to somebody else's host.</summary>
    public static Fault ForeignLocator(string otherOrigin) => Edited("foreign-locator", page =>
        (page["done"], page["nextRecordsUrl"]) = (false, otherOrigin + "/services/data/v65.0/query/0r8000000000000AAA-1"));

    /// <summary>Leaves out rows of a page, as when they are deleted while a client pages.</summary>
    public static Fault VanishingRows(int count) => Edited("vanishing-rows", page =>
    {
        var records = page["records"]!.AsArray();
        for (var i = 0; i < count && records.Count > 0; i++)
            records.RemoveAt(records.Count - 1);
    });

    public static Fault DuplicateKeys { get; } = Altered(
        "duplicate-keys",
        r => r with { Body = Encoding.UTF8.GetBytes("{\"totalSize\":0,\"done\":true,\"records\":[]," + r.BodyText.TrimStart()[1..]) });

    // What follows is for tests of the emulator itself: each makes it wrong in a way that a real client has to notice.

    public static Fault NoColumnMetadata { get; } =
        Edited("no-column-metadata", columns => columns.Remove("columnMetadata"), having: "columnMetadata");

    public static Fault NoAttributes { get; } = Edited("no-attributes", page =>
    {
        foreach (var record in page["records"]?.AsArray() ?? [])
            record!.AsObject().Remove("attributes");
    });

    public static Fault LowerCaseFields { get; } = Edited("lower-case-fields", page =>
    {
        foreach (var record in (page["records"]?.AsArray() ?? []).Select(r => r!.AsObject()))
        {
            foreach (var (name, value) in record.ToList())
            {
                record.Remove(name);
                record[name.ToLowerInvariant()] = value;
            }
        }
    });

    public static Fault AbsoluteNextUrl(string origin) => Edited("absolute-next-url", page =>
    {
        if (page["nextRecordsUrl"] is { } next)
            page["nextRecordsUrl"] = origin + next;
    });

    public static Fault WithContentLength { get; } = new("content-length") { Transport = Transport.ContentLength };

    /// <summary>Every fault that needs no argument, by name.</summary>
    public static IReadOnlyDictionary<string, Fault> ByName { get; } = typeof(Fault)
        .GetProperties()
        .Where(p => p.PropertyType == typeof(Fault))
        .Select(p => (Fault)p.GetValue(null)!)
        .ToDictionary(f => f.Name);

    private static Fault Answer(string name, Func<EmulatedResponse> instead) => new(name) { Instead = instead };

    private static Fault Error(string name, int status, string errorCode, string message) =>
        Answer(name, () => EmulatedResponse.Error(status, errorCode, message));

    /// <summary>Without a charset: the CLI knows a page of the edge by its bare <c>text/html</c>.</summary>
    private static Fault Html(string name, int status, string html) => Answer(name, () => EmulatedResponse.Text(status, "text/html", html));

    private static Fault Altered(string name, Func<EmulatedResponse, EmulatedResponse> alter) => new(name) { Alter = alter };

    /// <summary>Changes a page of a query and leaves other answers alone.</summary>
    private static Fault Edited(string name, Action<JsonObject> edit, string having = "records") => Altered(name, response =>
    {
        if (response.Status != 200 || response.ContentType != EmulatedResponse.JsonType)
            return response;
        if (JsonNode.Parse(response.Body.Span) is not JsonObject body || !body.ContainsKey(having))
            return response;
        edit(body);
        return response with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
    });
}
