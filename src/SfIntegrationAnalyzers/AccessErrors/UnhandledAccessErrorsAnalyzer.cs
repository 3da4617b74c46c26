using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Catches;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Responses;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2007: a type that calls Salesforce and leaves every failure as it comes; once for the type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnhandledAccessErrorsAnalyzer() : AccessErrorAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.UnhandledAccessErrors,
        "A type that calls Salesforce does not distinguish access errors",
        "{0} calls Salesforce ({1}) and nothing distinguishes lost API access from other failures. "
            + "Read the error code in one place and decide there: API_DISABLED_FOR_ORG needs an administrator, and a retry cannot help.",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Somewhere between the call and the user, the error code must be checked. "
            + "Reported once for each type, with its calls as additional locations, and not where a more precise rule reports.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.UnhandledAccessErrors));

    /// <summary>Finds the types; <paramref name="precise"/> are the findings of the other rules, which speak first.</summary>
    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file, IReadOnlyList<AccessErrorFinding> precise) =>
        from call in file.Calls
        let declaration = call.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>()
        where declaration is not null
        group call by declaration into type
        where IsFirstPart(type.Key, file.Source) && !IsDecidedOn(type.Key, type.ToList(), file, precise)
        select new AccessErrorFinding(Rule, type.Key, type.Key.Identifier.GetLocation(), type.Key.Identifier.Text, Count(type.Count()))
        {
            AdditionalLocations = type.Select(call => call.Node.GetLocation()).ToList(),
        };

    private static bool IsDecidedOn(
        TypeDeclarationSyntax declaration,
        List<SalesforceCall> calls,
        AccessErrorFile file,
        IReadOnlyList<AccessErrorFinding> precise)
    {
        var source = file.Source;
        return precise.Any(finding => declaration.Span.Contains(finding.Location.SourceSpan))
            || file.Catches.Any(c => declaration.Span.Contains(c.Clause.Span))
            || file.Statuses.Any(s => declaration.Span.Contains(s.Check.Span))
            || ErrorPipeline.IsHandler(declaration)
            || source.DeclarationsOf(source.ContainingType(declaration)).Any(part => CodeReading.IsIn(part, source))
            || calls.Any(call => EnclosingTries.Guarding(call.Node).Any(HasFilter))
            || IsForbiddenAskedFor(declaration)
            || calls.All(call => IsNeverMade(call, source))
            || AreSettled(calls, declaration, source)
            || (source.ContainingType(declaration) is { } type && HelperCalls.AreCaughtOutside(type, source));
    }

    /// <summary>
    /// Whether a call stands in what nobody can run any more: a private method that nothing names, and that no framework runs by its name,
    /// its attributes, or as the handler of an event.
    /// </summary>
    private static bool IsNeverMade(SalesforceCall call, SourceScope source) =>
        EnclosingMember.Of(call.Node) is MethodDeclarationSyntax { AttributeLists.Count: 0 } method
        && method.ParameterList.Parameters is { Count: > 0 } given
        && !given.Any(parameter => LastName.Of(parameter.Type).EndsWith("Args", StringComparison.Ordinal))
        && CallSites.IsUnnamed(method, source);

    private static bool HasFilter(TryStatementSyntax statement) => statement.Catches.Any(clause => clause.Filter is not null);

    /// <summary>
    /// Whether all calls are settled; in a program that prints its answers, or that the first failure ends, also with some that it does not
    /// make.
    /// </summary>
    private static bool AreSettled(List<SalesforceCall> calls, TypeDeclarationSyntax declaration, SourceScope source)
    {
        var isSomeLeftOut = false;
        foreach (var call in calls)
        {
            if (IsSettled(call, declaration, source))
            {
                continue;
            }

            if (!PrintedBody.IsLeftOut(call, source))
            {
                return false;
            }

            isSomeLeftOut = true;
        }

        return !isSomeLeftOut
            || calls.Any(call => PrintedBody.IsOf(call, source) || ProgramEnd.IsReachedBy(call, declaration, source));
    }

    /// <summary>
    /// Whether somebody else decides on the failure of a call, or it needs no decision here. What the syntax says is asked first, what
    /// the whole compilation says last.
    /// </summary>
    private static bool IsSettled(SalesforceCall call, TypeDeclarationSyntax declaration, SourceScope source) =>
        HandedOnResponse.Of(call)
        || call.IsOfSession
        || call.IsSignOut
        || IsOfBuildingBlock(call, declaration)
        || IsUnfinished(call)
        || ForwardedCall.Is(call, source)
        || IsDecorated(call, declaration, source)
        || AnswersInBody(call, declaration, source)
        || (!call.Throws && PrintedBody.IsOf(call, source))
        || ProgramEnd.IsReachedBy(call, declaration, source)
        || ErrorPipeline.Classifies(call, source)
        || ErrorReaders.ExistFor(call, source);

    /// <summary>A generic or abstract type around a client lets its exceptions out to the type that is made of it.</summary>
    private static bool IsOfBuildingBlock(SalesforceCall call, TypeDeclarationSyntax declaration) =>
        call.Library.CarriesErrors
        && call.Throws
        && (declaration.TypeParameterList is not null || declaration.Modifiers.Any(SyntaxKind.AbstractKeyword));

    /// <summary>Whether the method that calls says that it is not written yet.</summary>
    private static bool IsUnfinished(SalesforceCall call) => EnclosingMember.Of(call.Node)
        .DescendantNodes()
        .OfType<ObjectCreationExpressionSyntax>()
        .Any(made => LastName.Of(made.Type) == "NotImplementedException");

    /// <summary>A type that is a client itself, around another one, passes on what it gets.</summary>
    private static bool IsDecorated(SalesforceCall call, TypeDeclarationSyntax declaration, SourceScope source) =>
        call.Library.IsDedicated && source.ContainingType(declaration) is { } type && call.Library.FindCallingType(type) is not null;

    /// <summary>GraphQL answers 200 with a list of errors, and the type looks at it.</summary>
    private static bool AnswersInBody(SalesforceCall call, TypeDeclarationSyntax declaration, SourceScope source) =>
        CompositeAnswers.AddressOf(call, source)?.IndexOf("/graphql", StringComparison.OrdinalIgnoreCase) >= 0
        && declaration.DescendantTokens().Any(token => token.ValueText is "errors" or "Errors");

    /// <summary>A status tells little, but who asks for that of refused access has thought of it.</summary>
    private static bool IsForbiddenAskedFor(TypeDeclarationSyntax declaration) =>
        declaration.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => access.Name.Identifier.Text == "Forbidden");

    /// <summary>Whether no earlier part of a partial type calls, so that the type is reported at this one.</summary>
    private static bool IsFirstPart(TypeDeclarationSyntax part, SourceScope source) =>
        !part.Modifiers.Any(SyntaxKind.PartialKeyword)
        || !source.DeclarationsOf(source.ContainingType(part)).TakeWhile(other => other != part).Any(other => Calls(other, source));

    private static bool Calls(TypeDeclarationSyntax part, SourceScope source) =>
        SalesforceCallFinder.In(part, source)
            .Concat(WrapperCalls.In(part, source))
            .Any(call => call.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() == part);

    private static string Count(int calls) => calls == 1 ? "1 call" : calls + " calls";
}
