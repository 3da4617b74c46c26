using System.Text;
using SfIntegrationAnalyzers.Salesforce.Errors;

namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Keeps <c>docs/error-codes.md</c> as the table of codes has it.</summary>
public class ErrorCodesPageTests
{
    private static readonly (ErrorCategory Category, string Title, string Meaning)[] Categories =
    [
        (ErrorCategory.ApiAccess,
            "API access",
            "The org or the user may not use the API at all. "
                + "Every call gets the same answer until an administrator grants *API Enabled*, through a permission set or the profile, "
                + "or the org gets an edition with API access."),
        (ErrorCategory.AppAccess,
            "App access",
            "The connected app or external client app is not allowed to act for this user: "
                + "it is blocked, not installed or not approved, or it presents the wrong credentials."),
        (ErrorCategory.DataAccess,
            "Data access",
            "The user cannot see or change the object, field or record. `INVALID_TYPE` and `INVALID_FIELD` belong here as well: "
                + "what a user cannot see does not exist for that user."),
        (ErrorCategory.Feature, "Feature", "A feature that the request needs is not switched on in the org."),
        (ErrorCategory.Login, "Login", "Signing in was refused. Repeating it with the same credentials can lock the user out."),
        (ErrorCategory.SecurityPolicy, "Security policy", "A policy of the org, such as transaction security, refused the request."),
        (ErrorCategory.Version, "API version", "The API version is retired, unknown, or does not match the rest of the request."),
        (ErrorCategory.Session,
            "Session",
            "The session or the token has ended. Sign in again once; if the same answer comes again, the cause is different. "
                + "`INVALID_SESSION_ID` with \"not valid for use with the REST API\" is app access: a new session does not help."),
        (ErrorCategory.Quota, "Quota", "An allowance of the org is used up. REST answers 403, not 429, and without a `Retry-After`."),
        (ErrorCategory.Contention, "Contention", "Somebody else holds the record at this moment."),
        (ErrorCategory.Transient, "Transient", "The server is busy or failed; the request may be right."),
        (ErrorCategory.Maintenance, "Maintenance", "The org is under maintenance."),
        (ErrorCategory.Limit, "Limit of a request", "The request is larger, longer or deeper than a limit allows."),
        (ErrorCategory.Request, "Request", "The request is malformed or asks for something impossible."),
        (ErrorCategory.Data, "Data", "The record's values are refused: a rule, a duplicate, a required field."),
        (ErrorCategory.NotFound, "Not found", "What was asked for is not there, or is hidden from this user."),
        (ErrorCategory.Other, "Other", "None of the above, or not classified. Read the message."),
    ];

    private static readonly Dictionary<ErrorReaction, string> Reactions = new()
    {
        [ErrorReaction.FixConfiguration] = "stop; have the configuration fixed",
        [ErrorReaction.SignInAgain] = "sign in again once",
        [ErrorReaction.BackOff] = "back off, for hours if the daily quota is used up",
        [ErrorReaction.Retry] = "retry with growing, jittered delays",
        [ErrorReaction.Wait] = "wait for the end of the maintenance",
        [ErrorReaction.BumpVersion] = "use another API version",
        [ErrorReaction.FixRequest] = "change the request",
        [ErrorReaction.FixData] = "change the record's values",
        [ErrorReaction.Inspect] = "read the message",
        [ErrorReaction.None] = "nothing is wrong",
    };

    [Fact]
    public void The_page_of_error_codes_is_current() => GeneratedFile.Verify(Repository.PathOf("docs", "error-codes.md"), Write());

    [Fact]
    public void Every_category_has_its_words() =>
        Assert.Equal(Enum.GetValues<ErrorCategory>().Order(), Categories.Select(c => c.Category).Order());

    private static string Write()
    {
        var page = new StringBuilder(
            "# Salesforce error codes\n\n"
                + $"{SalesforceErrorCodes.All.Length} rows: the codes of the SOAP and REST APIs, of records, of Bulk API 1 and of OAuth, "
                + "by their cause and what a program should do. Generated from "
                + "`src/SfIntegrationAnalyzers.Salesforce/Data/error-codes.csv`; a test keeps it current.\n\n"
                + "A code marked with \\* was classified from its name alone: take it as a hint. Salesforce adds codes with every release, "
                + "so inspect a code that is not listed; never treat it as impossible. Look for the code, not for the HTTP status: "
                + "many codes share one status, and some codes come with several.\n\n");
        foreach (var (category, title, meaning) in Categories)
        {
            var rows = SalesforceErrorCodes.All
                .Where(code => code.Category == category)
                .OrderBy(code => code.Code, StringComparer.Ordinal)
                .ThenBy(code => code.Message, StringComparer.Ordinal)
                .ThenBy(code => code.Surface)
                .ToList();
            page.Append(
                $"## {title}\n\n{meaning}\n\n| code | where | with the message | HTTP | what to do |\n| --- | --- | --- | --- | --- |\n");
            foreach (var row in rows)
            {
                page.Append(
                    $"| `{row.Code}`{(row.IsStated ? "" : " \\*")} | {Where(row.Surface)} | {row.Message} | "
                        + $"{row.HttpStatus.Replace("|", " or ")} | {Reactions[row.Reaction]} |\n");
            }

            page.Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Where(ErrorSurface surface) => surface switch
    {
        ErrorSurface.Exception => "SOAP fault, REST",
        ErrorSurface.Record => "record result, REST",
        ErrorSurface.Rest => "REST",
        ErrorSurface.Bulk => "Bulk API 1",
        _ => "OAuth",
    };
}
