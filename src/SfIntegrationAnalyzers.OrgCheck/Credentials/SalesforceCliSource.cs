using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SfIntegrationAnalyzers.OrgCheck.Credentials;

/// <summary>
/// The login of the Salesforce CLI on this machine. <c>org display</c> names the instance and, since CLI 2.136, hides the token, which
/// <c>org auth show-access-token</c> shows; older CLIs show it in <c>org display</c>. Which org is the default one depends on the folder.
/// </summary>
internal sealed partial class SalesforceCliSource : ICredentialSource
{
    /// <summary>The source's name.</summary>
    public const string SourceName = "Salesforce CLI";

    /// <summary>The variable that names the org to the CLI: an alias or a username.</summary>
    public const string TargetOrg = "SF_TARGET_ORG";

    /// <summary>The CLI repeats requests for up to 18 seconds by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <inheritdoc/>
    public string Name => SourceName;

    /// <inheritdoc/>
    public ImmutableArray<string> Variables { get; } = [TargetOrg];

    /// <inheritdoc/>
    public async Task<CredentialOffer> FindAsync(CredentialContext context, CancellationToken cancellationToken)
    {
        var target = context.Variables[TargetOrg];
        var (session, lacking) = await AskAsync(context, target, cancellationToken).ConfigureAwait(false);
        return session is not null ? new CredentialOffer(new OpenSession(session))
            : target is null ? CredentialOffer.None(lacking)
            : CredentialOffer.Begun($"{context.Variables.NameOf(TargetOrg)} is set, but {lacking}");
    }

    /// <returns>The session, or what is lacking.</returns>
    private static async Task<(OrgSession? Session, string Lacking)> AskAsync(
        CredentialContext context, string? target, CancellationToken cancellationToken)
    {
        if (Locate(context.Variables.Environment) is not { } program)
        {
            return (null, "sf is not installed");
        }

        if (target is not null && !SafeTarget().IsMatch(target))
        {
            return (null, "it is neither an alias nor a username");
        }

        string[] suffix = target is null ? ["--json"] : ["--target-org", target, "--json"];
        using var patience = new CancellationTokenSource(Patience, context.Time);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var display = await AskAsync(context, program, ["org", "display", .. suffix], limited.Token).ConfigureAwait(false);
            if (display.Error is not null)
            {
                return (null, $"sf org display failed: {display.Error}");
            }

            if (SalesforceHosts.TryParse(display["instanceUrl"]) is not { } instance || !SalesforceHosts.IsSecure(instance))
            {
                return (null, "sf org display names no instance");
            }

            var shown = await AskAsync(context, program, ["org", "auth", "show-access-token", .. suffix], limited.Token)
                .ConfigureAwait(false);
            return (Token(shown["accessToken"]) ?? Token(display["accessToken"])) is { } token
                ? (new OrgSession(instance, token, null, display["username"]), "")
                : (null, $"sf shows no access token: {shown.Error ?? "its answer has none"}");
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, $"sf gave no answer within {Patience.TotalSeconds:0} seconds");
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return (null, "sf could not be started");
        }
    }

    /// <summary>Looks through the PATH of the check's own environment, as the process's may be another.</summary>
    private static string? Locate(IReadOnlyDictionary<string, string> environment)
    {
        var path = environment.FirstOrDefault(variable => variable.Key.Equals("PATH", StringComparison.OrdinalIgnoreCase)).Value;
        string[] names = OperatingSystem.IsWindows() ? ["sf.cmd", "sf.exe"] : ["sf"];
        return path?
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }

    private static async Task<CliAnswer> AskAsync(
        CredentialContext context, string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var environment = new Dictionary<string, string>(context.Variables.Environment)
        {
            ["SF_DISABLE_TELEMETRY"] = "true",
            ["SF_SKIP_NEW_VERSION_CHECK"] = "true",
            ["SF_AUTOUPDATE_DISABLE"] = "true",
            ["FORCE_COLOR"] = "0",
        };
        var result = await context.Effects.RunProcess(program, arguments, environment, context.Folder, cancellationToken)
            .ConfigureAwait(false);
        return CliAnswer.Read(result);
    }

    /// <summary>The CLI puts a sentence in place of a hidden token.</summary>
    private static Secret? Token(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.StartsWith("[REDACTED]", StringComparison.Ordinal) || text.Any(c => c is <= ' ' or > '~')
            ? null
            : new Secret(text);

    /// <summary>Aliases and usernames; nothing that a command interpreter would read as more than a word.</summary>
    [GeneratedRegex(@"^[\w.@+][\w.@+-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex SafeTarget();

    /// <summary>What colours are made of.</summary>
    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();

    /// <summary>Where the JSON of an output begins; warnings and notices may stand on lines before and after it.</summary>
    [GeneratedRegex(@"(?<=^\uFEFF?)\{", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex BeginOfJson();

    /// <summary>What <c>--json</c> prints, or why that is unusable. Success without a result is an error too.</summary>
    private sealed record CliAnswer(Dictionary<string, string> Result, string? Error)
    {
        public string? this[string name] => Result.GetValueOrDefault(name);

        public static CliAnswer Read(ProcessResult process)
        {
            try
            {
                var output = Colour().Replace(process.Output, "");
                var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(output[BeginOfJson().Match(output).Index..]));
                using var document = JsonDocument.ParseValue(ref json);
                var root = document.RootElement;
                if (root.ValueKind == JsonValueKind.Object
                    && root.TryGetProperty("result", out var result)
                    && result.ValueKind == JsonValueKind.Object)
                {
                    return new CliAnswer(Texts(result), process.ExitCode == 0 ? null : process.ToString());
                }

                // Only the error's name, which is a class's: its text may quote what was passed to it.
                var error = root.ValueKind == JsonValueKind.Object ? Texts(root).GetValueOrDefault("name") : null;
                return new CliAnswer([], error is { Length: > 0 and < 80 } && error.All(char.IsAsciiLetter) ? error : process.ToString());
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return new CliAnswer([], $"it did not print JSON ({process})");
            }
        }

        private static Dictionary<string, string> Texts(JsonElement element)
        {
            var texts = new Dictionary<string, string>();
            foreach (var property in element.EnumerateObject().Where(property => property.Value.ValueKind == JsonValueKind.String))
            {
                texts[property.Name] = property.Value.GetString()!;
            }

            return texts;
        }
    }
}
