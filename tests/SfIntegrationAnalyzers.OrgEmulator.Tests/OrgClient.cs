using System.Net;
using System.Text.Json.Nodes;

namespace SfIntegrationAnalyzers.OrgEmulator.Tests;

/// <summary>A plain HTTP client of one user of one org.</summary>
internal sealed class OrgClient : IDisposable
{
    public const string Root = "/services/data/v65.0";

    private readonly HttpClient _http;

    public OrgClient(EmulatedOrg org, string? username)
        : this(org.Url, username is null ? null : org.AccessTokenFor(username))
    {
    }

    public OrgClient(string url, string? token)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(url) };
        if (token is not null)
            _http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public Task<Answer> QueryAsync(string soql, string? options = null) =>
        GetAsync($"{Root}/query?q={Uri.EscapeDataString(soql)}", options);

    public async Task<Answer> GetAsync(string path, string? queryOptions = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (queryOptions is not null)
            request.Headers.Add("Sforce-Query-Options", queryOptions);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return new Answer(
            response.StatusCode,
            isJson ? JsonNode.Parse(text) : null,
            text,
            response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(",", h.Value)));
    }

    /// <summary>Posts a form to the token endpoint.</summary>
    public Task<Answer> TokenAsync(params (string Name, string Value)[] form) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, "/services/oauth2/token")
        {
            Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        });

    public void Dispose() => _http.Dispose();
}

internal sealed record Answer(HttpStatusCode Status, JsonNode? Json, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public int TotalSize => Json!["totalSize"]!.GetValue<int>();
    public bool Done => Json!["done"]!.GetValue<bool>();
    public string? Next => Json!["nextRecordsUrl"]?.GetValue<string>();
    public IReadOnlyList<JsonNode> Records => Json!["records"]!.AsArray().Select(r => r!).ToList();

    /// <summary>Code of a REST or OAuth error.</summary>
    public string? ErrorCode => Json switch
    {
        JsonArray { Count: > 0 } errors => errors[0]!["errorCode"]!.GetValue<string>(),
        JsonObject error => (error["error_description"] ?? error["error"])?.GetValue<string>(),
        _ => null,
    };

    public string Message => ((JsonArray)Json!)[0]!["message"]!.GetValue<string>();

    /// <summary>One field of every record, as text.</summary>
    public IReadOnlyList<string?> Values(string field) => Records.Select(r => r[field]?.ToString()).ToList();
}
