using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Retries;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>SFI2009: one code of a family is handled and its twin is not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingTwinCodeAnalyzer() : AccessErrorAnalyzer(Rule)
{
    /// <summary>The property with the twin.</summary>
    internal const string TwinProperty = "twin";

    private const string Org = "API_DISABLED_FOR_ORG";
    private const string User = "API_CURRENTLY_DISABLED";
    private const string Session = "INVALID_SESSION_ID";

    private static readonly DiagnosticDescriptor Rule = new(
        DiagnosticIds.MissingTwinCode,
        "A Salesforce error code is handled without its twin",
        "{0} is handled here without {1}: {2}. {3}.",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Salesforce reports a user without API Enabled as API_DISABLED_FOR_ORG or as API_CURRENTLY_DISABLED, "
            + "and an app that is not allowed as INVALID_SESSION_ID with its own message.",
        helpLinkUri: DiagnosticIds.HelpLink(DiagnosticIds.MissingTwinCode));

    internal static IEnumerable<AccessErrorFinding> Find(AccessErrorFile file)
    {
        var mentions = Mentions(file).ToList();
        foreach (var (code, twin, why) in new[]
        {
            (Org, User, "a user without API Enabled gets either of them"),
            (User, Org, "a user without API Enabled gets either of them"),
        })
        {
            if (mentions.FirstOrDefault(m => m.Code == code) is { Node: { } node } && !Has(file.Root, twin))
            {
                yield return new AccessErrorFinding(Rule, (node, "twin"), node.GetLocation(), code, twin, why, "Handle both alike")
                {
                    Properties = ImmutableDictionary<string, string?>.Empty.Add(TwinProperty, twin),
                };
            }
        }

        if (mentions.FirstOrDefault(m =>
                m.Code == Session && RepeatedLogin.IsNear(m.Node, file.Source) && !IsSoapFault(m.Node, file.Source))
                is { Node: { } session }
            && !TextTokens.In(file.Root).Any(text => text.IndexOf("not valid for use", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            yield return new AccessErrorFinding(
                Rule, (session, "twin"), session.GetLocation(), Session, "its other meaning",
                "with the message \"This session is not valid for use with the REST API\" a new sign-in never helps, "
                    + "because the app or user is not allowed to use the API",
                "Check the message before signing in again");
        }
    }

    /// <summary>Codes as they are compared: text, or members of an enumeration.</summary>
    private static IEnumerable<(ExpressionSyntax Node, string Code)> Mentions(AccessErrorFile file)
    {
        var texts = file.Comparisons
            .Where(c => !MessageText.Is(c, file.Source))
            .Select(c => (Node: c.Constant, Code: c.Text));
        var members =
            from access in file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
            let code = access.Name.Identifier.Text is { Length: > 8 } name ? ErrorCodeNames.OfMember(name) : null
            where code is Org or User or Session
            where access.Parent is BinaryExpressionSyntax or ConstantPatternSyntax or CaseSwitchLabelSyntax
            where file.Source.SymbolOf(access) is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } codes }
                && (code == Session || KnowsTwin(codes, code))
            select (Node: (ExpressionSyntax)access, Code: code);
        return texts.Concat(members).OrderBy(m => m.Node.SpanStart);
    }

    /// <summary>Old service descriptions lack API_CURRENTLY_DISABLED, and no proxy of theirs can be told of it.</summary>
    private static bool KnowsTwin(INamedTypeSymbol codes, string code) =>
        codes.GetMembers().Any(member => ErrorCodeNames.OfMember(member.Name) == (code == Org ? User : Org));

    /// <summary>The other meaning is one of the REST API's.</summary>
    private static bool IsSoapFault(SyntaxNode code, SourceScope source) =>
        code is MemberAccessExpressionSyntax && source.SymbolOf(code)?.ContainingType is { Name: "ExceptionCode" }
        || (code.FirstAncestorOrSelf<CatchClauseSyntax>()?.Declaration is { } declaration && IsSoapFault(source.TypeOf(declaration.Type)))
        || code.Ancestors()
            .TakeWhile(node => node is ExpressionSyntax and not AnonymousFunctionExpressionSyntax or ArgumentListSyntax or ArgumentSyntax)
            .SelectMany(node => node.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Any(name => IsSoapFault(source.TypeOf(name)));

    private static bool IsSoapFault(ITypeSymbol? type) => type?.Name is "SoapException" or "SoapHeaderException" or "FaultException";

    private static bool Has(SyntaxNode root, string code) => CodeWords.AreIn(root, code, ErrorCodeNames.ToPascal(code));
}
