using Microsoft.CodeAnalysis;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Clients;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Decides whether a bare version such as <c>"v28.0"</c> is Salesforce's, from what it is the value of and what stands around it.</summary>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class SalesforceEvidence(CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxNode, bool> _mentions = [];

    /// <summary>Whether the version is Salesforce's.</summary>
    /// <param name="sink">What the version is the value of.</param>
    /// <param name="literal">Where it stands.</param>
    /// <param name="form">How it is written.</param>
    /// <param name="isNumber">Whether it is a number, which needs more evidence than text.</param>
    public bool IsSalesforces(ValueSink sink, SyntaxNode literal, ApiVersionForm form, bool isNumber)
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

        if (sink.Name.Length > 0 && sink.Name.IndexOf("version", StringComparison.OrdinalIgnoreCase) >= 0 && !SalesforceNames.IsApiVersion(sink.Name))
        {
            return false;
        }

        if (OwnerOf(sink.Symbol) is { } owner && SalesforceNames.IsMetadata(owner.Name) || IsOfAnotherThing(sink, literal))
        {
            return false;
        }

        return HasEvidence(sink, names, literal, form, isNumber);
    }

    /// <summary>Metadata and documents have versions of their own, and an answer's nameless <c>version</c> is not called with.</summary>
    private static bool IsOfAnotherThing(ValueSink sink, SyntaxNode literal)
    {
        var around = literal.FirstAncestorOrSelf<SyntaxNode>(n => n is InitializerExpressionSyntax or AnonymousObjectCreationExpressionSyntax or StatementSyntax or MemberDeclarationSyntax);
        return around switch
        {
            AnonymousObjectCreationExpressionSyntax => !SalesforceNames.SaysApi(sink.Name) && !SalesforceNames.AreSalesforces([sink.Name]),
            InitializerExpressionSyntax { Parent: ObjectCreationExpressionSyntax { Type: var type } } when SalesforceNames.IsMetadata(type.ToString().Split('.').Last()) => true,
            InitializerExpressionSyntax { Expressions: var members } => members.OfType<AssignmentExpressionSyntax>()
                .Any(m => m.Left is IdentifierNameSyntax { Identifier.ValueText: "fullName" or "FullName" or "apiVersionSpecified" or "Title" }),
            _ => false,
        };
    }

    private bool HasEvidence(ValueSink sink, string[] names, SyntaxNode literal, ApiVersionForm form, bool isNumber)
    {
        if (SalesforceNames.AreForeign(names))
        {
            return false;
        }

        if (SalesforceNames.AreSalesforces(names))
        {
            return names.Any(SalesforceNames.SaysSalesforce) || !SalesforceNames.AreForeign(TypesAround(sink.Symbol, literal));
        }

        if (isNumber && !names.Any(n => n.EndsWith("version", StringComparison.OrdinalIgnoreCase) || SalesforceNames.SaysApi(n)))
        {
            return false;
        }

        foreach (var type in TypesAround(sink.Symbol, literal))
        {
            if (SalesforceNames.AreSalesforces([type]))
            {
                return true;
            }

            if (SalesforceNames.AreForeign([type]))
            {
                return false;
            }
        }

        if (isNumber && !(SalesforceNames.IsApiVersion(sink.Name) && SalesforceNames.SaysApi(sink.Name)))
        {
            return false;
        }

        return SalesforceNames.AreSalesforces(NamespacesAround(sink.Symbol, literal))
            || (form is { HasMinor: true } or { Prefix.Length: 1 } || isNumber) && (Mentions(literal) || MentionsOwner(sink.Symbol))
            || SalesforceNames.AreSalesforces([FileName(literal.SyntaxTree.FilePath)]);
    }

    private bool Mentions(SyntaxNode literal)
    {
        var around = literal.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() as SyntaxNode ?? literal.SyntaxTree.GetRoot(cancellationToken);
        return MentionsIn(around);
    }

    private bool MentionsOwner(ISymbol? symbol) => OwnerOf(symbol) is { } owner
        && owner.DeclaringSyntaxReferences.Any(r => MentionsIn(r.GetSyntax(cancellationToken)));

    private bool MentionsIn(SyntaxNode declaration)
    {
        if (!_mentions.TryGetValue(declaration, out var mentions))
        {
            mentions = SalesforceText.IsIn(declaration.ToString());
            _mentions.Add(declaration, mentions);
        }

        return mentions;
    }

    private IEnumerable<string> TypesAround(ISymbol? symbol, SyntaxNode literal)
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

    private static IEnumerable<string> NamespacesAround(ISymbol? symbol, SyntaxNode literal)
    {
        if (OwnerOf(symbol) is { ContainingNamespace: { IsGlobalNamespace: false } space })
        {
            yield return space.ToDisplayString();
        }

        foreach (var around in literal.Ancestors().OfType<BaseNamespaceDeclarationSyntax>())
        {
            yield return around.Name.ToString();
        }
    }

    private static INamedTypeSymbol? OwnerOf(ISymbol? symbol) => symbol?.ContainingType;

    private static string FileName(string path) => Path.GetFileNameWithoutExtension(path) ?? "";

    /// <summary>The carrier of a known client library that a value is bound to.</summary>
    public static VersionCarrier? CarrierOf(ISymbol? symbol)
    {
        if (symbol?.ContainingType is not { } owner)
        {
            return null;
        }

        var kind = symbol switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } } => VersionCarrierKind.ConstructorParameter,
            IParameterSymbol => VersionCarrierKind.MethodParameter,
            IPropertySymbol => VersionCarrierKind.Property,
            IFieldSymbol => VersionCarrierKind.Field,
            _ => (VersionCarrierKind?)null,
        };
        return kind is null ? null : ClientLibraries.All
            .Where(library => library.IsDedicated && library.Recognition.Owns(owner))
            .SelectMany(library => library.VersionCarriers)
            .FirstOrDefault(carrier => carrier.Kind == kind && carrier.Name == symbol.Name && (carrier.TypeName is null || carrier.TypeName == owner.Name));
    }
}
