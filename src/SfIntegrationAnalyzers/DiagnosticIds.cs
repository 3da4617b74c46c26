namespace SfIntegrationAnalyzers;

/// <summary>The ids of all rules that look at source and configuration, and where their pages are.</summary>
public static class DiagnosticIds
{
    /// <summary>An option has a value that cannot be read.</summary>
    public const string UnreadableOption = "SFI0001";

    /// <summary>A retired API version.</summary>
    public const string RetiredApiVersion = "SFI1001";

    /// <summary>An API version whose retirement is announced.</summary>
    public const string AnnouncedApiVersion = "SFI1002";

    /// <summary>A client library whose own default version is retired or announced.</summary>
    public const string OldClientDefault = "SFI1003";

    /// <summary>SOAP <c>login()</c> or the password grant.</summary>
    public const string PasswordLogin = "SFI1004";

    /// <summary>A SOAP login endpoint at a version without <c>login()</c>.</summary>
    public const string SoapLoginAbsent = "SFI1005";

    /// <summary>A version that is not written as the place wants it.</summary>
    public const string MalformedApiVersion = "SFI1006";

    /// <summary>A version that the table does not know yet.</summary>
    public const string UnknownApiVersion = "SFI1007";

    /// <summary>A version below the team's minimum.</summary>
    public const string ApiVersionBelowMinimum = "SFI1008";

    /// <summary>One type that uses several versions.</summary>
    public const string MixedApiVersions = "SFI1009";

    /// <summary>A catch clause that swallows or flattens an access error.</summary>
    public const string SwallowedAccessError = "SFI2001";

    /// <summary><c>EnsureSuccessStatusCode()</c> on a Salesforce response.</summary>
    public const string DroppedErrorBody = "SFI2002";

    /// <summary>A status check that never reads the error code.</summary>
    public const string UnreadErrorCode = "SFI2003";

    /// <summary>A code recognised by searching message text.</summary>
    public const string CodeSearchedInMessage = "SFI2004";

    /// <summary>A retry that repeats what cannot succeed, or misses what should be retried.</summary>
    public const string FutileRetry = "SFI2005";

    /// <summary>Per-record results that are never read.</summary>
    public const string UnreadRecordResult = "SFI2006";

    /// <summary>A type that calls Salesforce and never tells access errors apart.</summary>
    public const string UnhandledAccessErrors = "SFI2007";

    /// <summary>A string that looks like an error code and is none.</summary>
    public const string UnknownErrorCode = "SFI2008";

    /// <summary>One of a family of codes handled without its twin.</summary>
    public const string MissingTwinCode = "SFI2009";

    /// <summary>A catch type that cannot catch what it is meant for.</summary>
    public const string WrongCatchType = "SFI2010";

    private const string Pages = "https://github.com/sf-integration-analyzers/sf-integration-analyzers/blob/main/docs/rules/";

    /// <summary>The page of a rule.</summary>
    /// <param name="id">The rule's id.</param>
    /// <returns>Its address.</returns>
    public static string HelpLink(string id) => Pages + id + ".md";
}
