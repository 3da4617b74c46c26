using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>
/// Decides whether a bare version such as <c>"v28.0"</c> is Salesforce's, from what it is the value of and what stands around it.
/// </summary>
/// <param name="compilation">Where the version stands.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class SalesforceEvidence(Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>Members beside a version that make it that of metadata or of a document.</summary>
    private static readonly string[] OfAnotherThing = ["fullName", "apiVersionSpecified", "title"];

    private readonly Dictionary<SyntaxNode, bool> _mentions = [];

    /// <summary>Whether the version is Salesforce's.</summary>
    /// <param name="sink">What the version is the value of.</param>
    /// <param name="literal">Where it stands.</param>
    /// <param name="version">The version.</param>
    /// <param name="form">How it is written.</param>
    /// <param name="isNumber">Whether it is a number, which needs more evidence than text.</param>
    public bool IsSalesforces(ValueSink sink, SyntaxNode literal, ApiVersion version, ApiVersionForm form, bool isNumber)
    {
        string[] names = [sink.Name, .. sink.Keys];
        if (names.Any(n => SalesforceNames.Words(n).Any(w => w is "test" or "mock" or "fake" or "dummy" or "stub")))
        {
            return false;
        }

        var isVersion = names.Any(SalesforceNames.IsApiVersion);
        if (!isVersion && !(form is { Prefix.Length: 1, HasMinor: true } && names.Any(SalesforceNames.IsSalesforceApi)))
        {
            return false;
        }

        if (sink.Name.IndexOf("version", StringComparison.OrdinalIgnoreCase) >= 0 && !SalesforceNames.IsApiVersion(sink.Name))
        {
            return false;
        }

        if (TypesAround(sink.Symbol, literal).Any(t => SalesforceNames.IsMetadata(t) || SalesforceNames.IsDouble(t))
            || IsOfAnotherThing(sink, literal))
        {
            return false;
        }

        return HasEvidence(sink, names, literal, version, form, isNumber);
    }

    /// <summary>Metadata and documents have versions of their own, and an answer's nameless <c>version</c> is not called with.</summary>
    private static bool IsOfAnotherThing(ValueSink sink, SyntaxNode literal)
    {
        if (sink.Keys.Any(SalesforceNames.IsRelease)
            || literal.Ancestors().OfType<AnonymousObjectMemberDeclaratorSyntax>().Any(m => NameOf(m) is "Metadata" or "metadata"))
        {
            return true;
        }

        var around = literal.FirstAncestorOrSelf<SyntaxNode>(n =>
            n is InitializerExpressionSyntax or AnonymousObjectCreationExpressionSyntax or StatementSyntax or MemberDeclarationSyntax);
        return around switch
        {
            AnonymousObjectCreationExpressionSyntax { Initializers: var members } =>
                members.Any(m => NameOf(m) is "Body" or "FullName" or "fullName" or "Metadata")
                || (!SalesforceNames.SaysApi(sink.Name) && !SalesforceNames.AreSalesforces([sink.Name])),
            InitializerExpressionSyntax initializer =>
                (initializer.Parent is ObjectCreationExpressionSyntax { Type: var type }
                    && SalesforceNames.IsMetadata(LastName.Of(type)))
                || WrittenNames.In(initializer).Overlaps(OfAnotherThing),
            _ => false,
        };
    }

    /// <summary>
    /// Whether the object that has the version is another product's by its name, such as <c>Facebook = new() { ApiVersion = "v21.0" }</c>:
    /// of several names around it the nearest that tells.
    /// </summary>
    private static bool IsInAnothers(SyntaxNode literal) => literal.Ancestors()
        .TakeWhile(node => node is not StatementSyntax and not BaseTypeDeclarationSyntax)
        .Select(HolderIn)
        .FirstOrDefault(name => SalesforceNames.AreSalesforces([name]) || SalesforceNames.AreForeign([name]))
        is { } telling && !SalesforceNames.AreSalesforces([telling]);

    /// <summary>The name of what holds an object that a node sets or declares; empty where it does neither.</summary>
    private static string HolderIn(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: var owner } } => WrittenNames.Of(owner),
        AssignmentExpressionSyntax { Left: var left } => WrittenNames.Of(left),
        AnonymousObjectMemberDeclaratorSyntax member => NameOf(member) ?? "",
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: var pair } =>
            WrittenNames.Of(pair.FirstOrDefault()),
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => "",
    };

    private static string? NameOf(AnonymousObjectMemberDeclaratorSyntax member) => member.NameEquals?.Name.Identifier.ValueText;

    private bool HasEvidence(ValueSink sink, string[] names, SyntaxNode literal, ApiVersion version, ApiVersionForm form, bool isNumber)
    {
        if (SalesforceNames.AreForeign(names))
        {
            return false;
        }

        if (names.Any(SalesforceNames.SaysSalesforce))
        {
            return true;
        }

        if (IsInAnothers(literal))
        {
            return false;
        }

        // Numbers so high, called API versions, are hardly another's; lower ones and mere numbers need Salesforce beside them.
        var isLikely = !isNumber && form.HasMinor && version.Major >= 20 && names.Any(SalesforceNames.SaysApi);
        if (names.Any(SalesforceNames.HintsSalesforce))
        {
            return !SalesforceNames.AreForeign(TypesAround(sink.Symbol, literal)) && (isLikely || IsBesideSalesforce(sink, literal));
        }

        // A whole number that is called a version counts something.
        if (isNumber
            && !names.Any(SalesforceNames.SaysApi)
            && !(form.HasMinor && names.Any(n => n.EndsWith("version", StringComparison.OrdinalIgnoreCase))))
        {
            return false;
        }

        foreach (var type in TypesAround(sink.Symbol, literal))
        {
            if (SalesforceNames.AreForeign([type]))
            {
                return false;
            }

            if (SalesforceNames.SaysSalesforce(type)
                || (SalesforceNames.HintsSalesforce(type) && (isLikely || IsBesideSalesforce(sink, literal))))
            {
                return true;
            }
        }

        if (isNumber && !(SalesforceNames.IsApiVersion(sink.Name) && SalesforceNames.SaysApi(sink.Name)))
        {
            return false;
        }

        return ((form is { HasMinor: true } or { Prefix.Length: 1 } || isNumber) && IsBesideSalesforce(sink, literal))
            || (isLikely && SalesforceNames.AreOfConnectedApp(OwnerOf(sink.Symbol)?.MemberNames ?? []))
            || (isLikely && SalesforceNames.AreSalesforces(HomesOf(sink.Symbol, literal)))
            || HomesOf(sink.Symbol, literal).Any(SalesforceNames.SaysSalesforce);
    }

    /// <summary>Whether the type of the literal or that of the symbol names Salesforce, in its own name or anywhere inside.</summary>
    private bool IsBesideSalesforce(ValueSink sink, SyntaxNode literal) =>
        Mentions(literal)
        || MentionsOwner(sink.Symbol)
        || TypesAround(sink.Symbol, literal).Concat(HomesOf(sink.Symbol, literal)).Any(SalesforceNames.SaysSalesforce);

    private bool Mentions(SyntaxNode literal)
    {
        var around = literal.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() as SyntaxNode
            ?? literal.SyntaxTree.GetRoot(cancellationToken);
        return MentionsIn(around);
    }

    private bool MentionsOwner(ISymbol? symbol) => OwnerOf(symbol) is { } owner
        && owner.DeclarationsIn(compilation, cancellationToken).Any(MentionsIn);

    private bool MentionsIn(SyntaxNode declaration)
    {
        if (!_mentions.TryGetValue(declaration, out var mentions))
        {
            mentions = SalesforceNames.AreMentionedIn(declaration.ToString());
            _mentions.Add(declaration, mentions);
        }

        return mentions;
    }

    private static IEnumerable<string> TypesAround(ISymbol? symbol, SyntaxNode literal)
    {
        for (var type = OwnerOf(symbol); type is not null; type = type.ContainingType)
        {
            yield return type.Name;
            if (type.BaseType is { SpecialType: SpecialType.None } parent)
            {
                yield return parent.Name;
            }
        }

        foreach (var type in literal.Ancestors().OfType<BaseTypeDeclarationSyntax>())
        {
            yield return type.Identifier.ValueText;
        }
    }

    /// <summary>The names of what types are in: of the namespaces of the symbol and the literal, and of the literal's file.</summary>
    private static IEnumerable<string> HomesOf(ISymbol? symbol, SyntaxNode literal)
    {
        if (OwnerOf(symbol) is { ContainingNamespace: { IsGlobalNamespace: false } space })
        {
            yield return space.ToDisplayString();
        }

        foreach (var around in literal.Ancestors().OfType<BaseNamespaceDeclarationSyntax>())
        {
            yield return around.Name.ToString();
        }

        yield return FileName(literal.SyntaxTree.FilePath);
    }

    private static INamedTypeSymbol? OwnerOf(ISymbol? symbol) => symbol?.ContainingType;

    private static string FileName(string path) => Path.GetFileNameWithoutExtension(path) ?? "";
}
