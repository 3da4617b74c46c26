using System.Collections.Immutable;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.Salesforce.Endpoints;

/// <summary>
/// Finds versioned Salesforce addresses in plain text. Parts of the text that are not known are one <see cref="Hole"/> each.
/// Paths are matched anywhere: sites put a prefix before <c>/services</c>.
/// </summary>
public static class EndpointRecognizer
{
    /// <summary>Stands for a part of the text that is not known.</summary>
    public const char Hole = '\0';

    /// <summary>
    /// Resources that exist in Salesforce's REST API only: they prove a path whose <c>/services/data</c> is out of sight.
    /// </summary>
    private static readonly string[] TellingResources =
    [
        "sobjects", "tooling", "composite", "queryall", "parameterizedsearch", "ui-api", "chatter", "jobs/ingest", "jobs/query",
        "query?q=select", "query/?q=select", "query?q=\0", "query/?q=\0", "query?q=", "query/?q=", "search?q=find", "search/?q=find",
        "wave/", "event/eventschema",
    ];

    private const string Services = "services/";

    /// <summary>Finds all addresses of all families.</summary>
    /// <param name="text">The text, in which <see cref="Hole"/> stands for what is not known.</param>
    /// <returns>The addresses in the order of their versions.</returns>
    public static ImmutableArray<Endpoint> Find(string text)
    {
        var found = ImmutableArray.CreateBuilder<Endpoint>();
        var hasSubrequests = new Lazy<bool>(() => HasSubrequests(text));
        FindAfter(text, "services/data", EndpointFamily.Rest, hasSubrequests, found);
        FindAfter(text, "services/async", EndpointFamily.Bulk, hasSubrequests, found);
        FindBulkOutOfSight(text, hasSubrequests, found);
        FindAfter(text, "soap/ajax", EndpointFamily.AjaxToolkit, hasSubrequests, found);
        FindStreaming(text, hasSubrequests, found);
        FindSoap(text, hasSubrequests, found);
        FindByResource(text, hasSubrequests, found);
        found.Sort((a, b) => a.VersionStart.CompareTo(b.VersionStart));
        return found.ToImmutable();
    }

    private static void FindAfter(
        string text, string path, EndpointFamily family, Lazy<bool> hasSubrequests, ImmutableArray<Endpoint>.Builder found)
    {
        for (var at = IndexOf(text, path, 0); at >= 0; at = IndexOf(text, path, at + path.Length))
        {
            if (IsSegmentStart(text, at))
            {
                Add(text, family, at, at + path.Length, hasSubrequests, found);
            }
        }
    }

    private static void FindStreaming(string text, Lazy<bool> hasSubrequests, ImmutableArray<Endpoint>.Builder found)
    {
        const string Path = "cometd";
        for (var at = IndexOf(text, Path, 0); at >= 0; at = IndexOf(text, Path, at + Path.Length))
        {
            var end = at + Path.Length;
            if (IsSegmentStart(text, at))
            {
                var pathEnd = StartsAt(text, end, "/replay") ? end + "/replay".Length : end;
                Add(text, EndpointFamily.Streaming, at, pathEnd, hasSubrequests, found);
            }
        }
    }

    private static void FindSoap(string text, Lazy<bool> hasSubrequests, ImmutableArray<Endpoint>.Builder found)
    {
        const string Path = "soap/";
        for (var at = IndexOf(text, Path, 0); at >= 0; at = IndexOf(text, Path, at + Path.Length))
        {
            var letter = at + Path.Length;
            if (letter == text.Length
                || SoapFamily(text[letter]) is not { } family
                || !(letter + 1 == text.Length || text[letter + 1] is '/' or Hole))
            {
                continue;
            }

            if (IsAfterServices(text, at))
            {
                Add(text, family, at - Services.Length, letter + 1, hasSubrequests, found);
            }
            else if (family != EndpointFamily.Soap)
            {
                AddOutOfSight(text, family, at, letter + 1, "", hasSubrequests, found);
            }
        }
    }

    private static void FindBulkOutOfSight(string text, Lazy<bool> hasSubrequests, ImmutableArray<Endpoint>.Builder found)
    {
        const string Path = "async";
        for (var at = IndexOf(text, Path, 0); at >= 0; at = IndexOf(text, Path, at + Path.Length))
        {
            if (!IsAfterServices(text, at))
            {
                AddOutOfSight(text, EndpointFamily.Bulk, at, at + Path.Length, "/job", hasSubrequests, found);
            }
        }
    }

    private static bool IsAfterServices(string text, int at) => at >= Services.Length && StartsAt(text, at - Services.Length, Services);

    /// <summary>Adds what is left of an address whose <c>/services</c> is a hole or out of sight, if nobody else's looks like it.</summary>
    private static void AddOutOfSight(
        string text,
        EndpointFamily family,
        int start,
        int pathEnd,
        string next,
        Lazy<bool> hasSubrequests,
        ImmutableArray<Endpoint>.Builder found)
    {
        var count = found.Count;
        if (IsOutOfSight(text, start))
        {
            Add(text, family, start, pathEnd, hasSubrequests, found);
        }

        if (found.Count > count && !IsTelling(found[count]))
        {
            found.RemoveAt(count);
        }

        bool IsTelling(Endpoint endpoint)
        {
            var end = endpoint.VersionStart + endpoint.VersionLength + next.Length;
            return endpoint is { Kind: EndpointVersionKind.Written, Form: { Prefix.Length: 0, HasMinor: true } }
                && endpoint.Version is { Major: >= 7, Minor: 0 }
                && StartsAt(text, end - next.Length, next)
                && (next.Length == 0 || end == text.Length || IsEnd(text[end]) || text[end] == Hole);
        }
    }

    /// <summary>Finds <c>…/v60.0/sobjects</c> whose beginning is a hole or out of sight.</summary>
    private static void FindByResource(string text, Lazy<bool> hasSubrequests, ImmutableArray<Endpoint>.Builder found)
    {
        for (var at = text.IndexOf('/'); at >= 0; at = text.IndexOf('/', at + 1))
        {
            var start = at;
            while (start > 0 && IsVersionCharacter(text[start - 1]))
            {
                start--;
            }

            if (start == at || !TellingResources.Any(resource => StartsAt(text, at + 1, resource))
                || !(IsOutOfSight(text, start) || IsUrlOfSubrequest(text, start, hasSubrequests))
                || !ApiVersionForm.TryParse(text.Substring(start, at - start), out var version, out var form)
                || form is not { Prefix.Length: 1, HasMinor: true } || version.Minor != 0 || found.Any(e => e.VersionStart == start))
            {
                continue;
            }

            var setting = SettingOf(text, start, EndpointFamily.Rest, hasSubrequests);
            found.Add(new Endpoint(
                EndpointFamily.Rest, start, start, at - start, EndpointVersionKind.Written, version, form, EndpointHost.Unknown, setting));
        }
    }

    /// <summary>The sub-requests of a batch leave out <c>/services/data</c>: <c>"url":"v60.0/sobjects/Account"</c>.</summary>
    private static bool IsUrlOfSubrequest(string text, int versionStart, Lazy<bool> hasSubrequests) =>
        versionStart > 0 && text[versionStart - 1] is '"' or '\'' && hasSubrequests.Value;

    /// <summary>Nothing but a hole, <c>data</c> or an opening slash stands before the version.</summary>
    private static bool IsOutOfSight(string text, int versionStart)
    {
        const string Data = "data";
        var before = TrimSlashes(text, versionStart);
        var data = before - Data.Length;
        if (data >= 0 && StartsAt(text, data, Data) && (data == 0 || text[data - 1] == '/'))
        {
            before = TrimSlashes(text, data);
        }

        return before == 0 || text[before - 1] == Hole;
    }

    private static int TrimSlashes(string text, int end)
    {
        while (end > 0 && text[end - 1] == '/')
        {
            end--;
        }

        return end;
    }

    private static void Add(
        string text, EndpointFamily family, int start, int pathEnd, Lazy<bool> hasSubrequests, ImmutableArray<Endpoint>.Builder found)
    {
        // A hole straight after the path may bring the slash with it.
        var versionStart = pathEnd;
        while (versionStart < text.Length && text[versionStart] is '/' or '\\')
        {
            versionStart++;
        }

        if (versionStart == pathEnd && pathEnd < text.Length && text[pathEnd] != Hole && !IsEnd(text[pathEnd]))
        {
            return;
        }

        var versionEnd = versionStart;
        while (versionEnd < text.Length && !IsEnd(text[versionEnd]))
        {
            versionEnd++;
        }

        var segment = text.Substring(versionStart, versionEnd - versionStart).TrimEnd('.');
        var kind = Classify(segment, out var version, out var form);
        var setting = IsCursor(text, versionEnd) ? EndpointSetting.Data : SettingOf(text, start, family, hasSubrequests);
        found.Add(new Endpoint(family, start, versionStart, segment.Length, kind, version, form, HostOf(text, start), setting));
    }

    /// <summary>The locator of one query of the past, such as <c>/query/01gD0000002HU6KIAW-2000</c>, is from an answer.</summary>
    private static bool IsCursor(string text, int versionEnd) =>
        StartsAt(text, versionEnd, "/query/01g") || StartsAt(text, versionEnd, "/queryAll/01g");

    private static EndpointVersionKind Classify(string segment, out ApiVersion version, out ApiVersionForm form)
    {
        if (ApiVersionForm.TryParse(segment, out version, out form))
        {
            return EndpointVersionKind.Written;
        }

        if (segment.Length == 0)
        {
            return EndpointVersionKind.Missing;
        }

        return segment.IndexOf(Hole) < 0 && IsMeantAsVersion(segment) ? EndpointVersionKind.Unreadable : EndpointVersionKind.Open;
    }

    /// <summary>
    /// Others have numbers, dates and names there: <c>10</c>, <c>v2beta</c>, <c>v20preview</c>. What has a letter before it or a dot in it
    /// and begins with a number that Salesforce has had is meant as a version; so is <c>v60.0query</c>, which lacks its slash.
    /// </summary>
    private static bool IsMeantAsVersion(string segment)
    {
        var start = segment[0] is 'v' or 'V' ? 1 : 0;
        var end = start;
        while (end < segment.Length && segment[end] is >= '0' and <= '9')
        {
            end++;
        }

        var dot = segment.IndexOf('.');
        var more = (dot < 0 ? segment.Length : dot) - end;
        return (start == 1 || dot > 0)
            && more is 0 or 1
            && ApiVersion.TryParse(segment.Substring(start, end - start), out var number)
            && ApiVersionForm.Bare.MayBeSalesforces(number);
    }

    private static EndpointFamily? SoapFamily(char letter) => letter switch
    {
        'c' or 'C' => EndpointFamily.SoapEnterprise,
        'u' or 'U' => EndpointFamily.SoapPartner,
        'm' or 'M' => EndpointFamily.SoapMetadata,
        't' or 'T' => EndpointFamily.SoapTooling,
        's' or 'S' => EndpointFamily.SoapApex,
        Hole => EndpointFamily.Soap,
        _ => null,
    };

    private static EndpointHost HostOf(string text, int pathStart)
    {
        var start = AddressStart(text, pathStart);
        var scheme = text.IndexOf("://", start, pathStart - start, StringComparison.Ordinal);
        var hostStart = scheme < 0 ? start : scheme + 3;
        var hostEnd = text.IndexOfAny(['/', ':'], hostStart);
        if (hostEnd < 0 || hostEnd > pathStart)
        {
            hostEnd = pathStart;
        }

        var host = text.Substring(hostStart, hostEnd - hostStart);
        if (host.Length == 0 || host.IndexOf(Hole) >= 0 || host.IndexOf('.') < 0)
        {
            return EndpointHost.Unknown;
        }

        return host.Equals("login.salesforce.com", StringComparison.OrdinalIgnoreCase)
            || host.Equals("test.salesforce.com", StringComparison.OrdinalIgnoreCase)
            || host.Equals("www.salesforce.com", StringComparison.OrdinalIgnoreCase)
            ? EndpointHost.Login
            : EndpointHost.Instance;
    }

    private static EndpointSetting SettingOf(string text, int pathStart, EndpointFamily family, Lazy<bool> hasSubrequests)
    {
        var start = AddressStart(text, pathStart);
        var before = start;
        while (before > 0 && char.IsWhiteSpace(text[before - 1]))
        {
            before--;
        }

        if (before == 0 || text.IndexOf(Hole, 0, before) == before - 1)
        {
            return EndpointSetting.Address;
        }

        var opening = text[before - 1];
        if (start == before && opening is '"' or '\'' or '>')
        {
            // A script element is a call; so is a sub-request of a composite body, which has a method beside its url.
            return family == EndpointFamily.AjaxToolkit || hasSubrequests.Value ? EndpointSetting.Address : EndpointSetting.Data;
        }

        return IsVerbOrNoWord(text, text.LastIndexOf('\n', before - 1) + 1, before) ? EndpointSetting.Address : EndpointSetting.Data;
    }

    /// <summary>Whether a line says nothing, or the method of a request, up to an address; a line may have very many of them.</summary>
    private static bool IsVerbOrNoWord(string text, int lineStart, int end)
    {
        var word = lineStart;
        while (word < end && !char.IsLetter(text[word]))
        {
            word++;
        }

        return word == end
            || (end - word <= "DELETE".Length
                && text.Substring(lineStart, end - lineStart).Trim() is "GET" or "POST" or "PUT" or "PATCH" or "DELETE" or "HEAD");
    }

    private static bool HasSubrequests(string text) =>
        IndexOf(text, "\"method\"", 0) >= 0 || IndexOf(text, "'method'", 0) >= 0 || IndexOf(text, "\"batchRequests\"", 0) >= 0;

    private static int AddressStart(string text, int pathStart)
    {
        var start = pathStart;
        while (start > 0 && !EndsBeforeAddress(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static bool IsSegmentStart(string text, int at) =>
        at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-' or '.');

    private static bool IsVersionCharacter(char c) => c is (>= '0' and <= '9') or '.' or 'v' or 'V';

    private static bool EndsBeforeAddress(char c) =>
        char.IsWhiteSpace(c) || c is '"' or '\'' or '<' or '>' or '(' or '`' or '[' or '|';

    private static bool IsEnd(char c) =>
        char.IsWhiteSpace(c)
        || c is '/' or '\\' or '?' or '#' or '"' or '\'' or '<' or '>' or '&' or ')' or ']' or ',' or ';' or '|' or '`';

    private static int IndexOf(string text, string word, int start) => text.IndexOf(word, start, StringComparison.OrdinalIgnoreCase);

    private static bool StartsAt(string text, int at, string word) =>
        at + word.Length <= text.Length && string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
