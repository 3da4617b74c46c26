using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using SfIntegrationAnalyzers.Clients;
using SfIntegrationAnalyzers.Folding;
using SfIntegrationAnalyzers.Salesforce.Endpoints;
using SfIntegrationAnalyzers.Salesforce.Versions;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>Finds the versions that one file hardcodes, or uses from constants elsewhere.</summary>
internal sealed class SourceVersionFinder
{
    private readonly SemanticModel _model;
    private readonly SyntaxNode _root;
    private readonly CancellationToken _cancellationToken;
    private readonly StringFolder _folder;
    private readonly SalesforceEvidence _evidence;
    private readonly AppendedText _appended;
    private readonly HashSet<SyntaxNode> _visited = [];
    private readonly HashSet<SyntaxNode> _folded = [];
    private readonly FoundVersions _found;
    private readonly HashSet<SyntaxNode> _uncalled = [];
    private readonly bool _isAboutSalesforce;
    private ILookup<string, IdentifierNameSyntax>? _names;

    private SourceVersionFinder(SemanticModel model, bool isAboutSalesforce, CancellationToken cancellationToken)
    {
        _isAboutSalesforce = isAboutSalesforce;
        _model = model;
        _root = model.SyntaxTree.GetRoot(cancellationToken);
        _cancellationToken = cancellationToken;
        _folder = new StringFolder(model, cancellationToken);
        _evidence = new SalesforceEvidence(model.Compilation, cancellationToken);
        _appended = new AppendedText(_folder);
        _found = new FoundVersions(model.SyntaxTree, _folder);
    }

    private ILookup<string, IdentifierNameSyntax> Names =>
        _names ??= _root.DescendantNodes().OfType<IdentifierNameSyntax>().ToLookup(n => n.Identifier.ValueText, StringComparer.Ordinal);

    /// <summary>Finds the versions of a file.</summary>
    /// <param name="model">The file's model.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One usage for each literal, in no order.</returns>
    public static ImmutableArray<ApiVersionUsage> Find(SemanticModel model, CancellationToken cancellationToken)
    {
        var candidates = VersionCandidates.In(model.SyntaxTree.GetText(cancellationToken));
        var mayHoldVersions = !candidates.Positions.IsEmpty
            || candidates.IsAboutSalesforce
            || NamedPaths.MayBeUsedIn(model.Compilation, model.SyntaxTree, cancellationToken);
        return mayHoldVersions && !TestProjects.IsStrayTest(model, cancellationToken)
            ? new SourceVersionFinder(model, candidates.IsAboutSalesforce, cancellationToken).Find(candidates)
            : ImmutableArray<ApiVersionUsage>.Empty;
    }

    private ImmutableArray<ApiVersionUsage> Find(VersionCandidates candidates)
    {
        var tokens = LiteralTokens.At(candidates.Positions, _root);
        foreach (var token in tokens)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (AddressExpressions.Smallest(token) is { } smallest)
            {
                FindAddresses(smallest);
            }
        }

        foreach (var address in NamedPaths.AddressesIn(_model.Compilation, _model.SyntaxTree, _visited, _cancellationToken))
        {
            FindAddressesIn(address);
        }

        foreach (var token in tokens)
        {
            if (token.Parent is LiteralExpressionSyntax literal)
            {
                FindBare(literal);
            }
            else if (token.Parent is InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax interpolated }
                && interpolated.Contents.Count == 1)
            {
                FindBare(interpolated);
            }
        }

        if (_isAboutSalesforce)
        {
            FindCarried();
        }

        return _found.ToImmutable();
    }

    /// <summary>Finds the constants and locals, whatever their names, that a known client takes as its version.</summary>
    private void FindCarried()
    {
        foreach (var argument in _root.DescendantNodes().OfType<ArgumentSyntax>())
        {
            var value = argument.Expression;
            if (value is IdentifierNameSyntax or MemberAccessExpressionSyntax
                && argument.Parent?.Parent is ObjectCreationExpressionSyntax { Type: var type }
                && MayBeClient(type)
                && VersionCarriers.Of(ValueSink.Of(value, _model, _cancellationToken), value, _model, _cancellationToken) is { } carrier)
            {
                AddCarried(value, carrier);
            }
        }
    }

    private static bool MayBeClient(TypeSyntax type) =>
        type.ToString() is var name
        && (name.EndsWith("Client", StringComparison.Ordinal) || name.EndsWith("Connection", StringComparison.Ordinal));

    private void AddCarried(ExpressionSyntax use, VersionCarrier carrier)
    {
        foreach (var text in _folder.Fold(use).Variants())
        {
            if (ApiVersionForm.TryParse(text.Text, out var version, out var form)
                && form.MayBeSalesforces(version)
                && text.PartsOf(0, text.Text.Length).First() is { Origin: { Tree: { } tree, IsNumber: var isNumber } } part)
            {
                var literal = Location.Create(tree, part.Span);
                var written = WrittenForm(form, tree, part.Span, isNumber);
                _found.Add(VersionCarriers.UsageOf(carrier, version, written, literal, isNumber), use, part);
            }
        }
    }

    private void FindAddresses(ExpressionSyntax smallest)
    {
        if (AddressExpressions.Whole(smallest, _visited) is { } whole)
        {
            FindAddressesIn(whole);
        }

        // An interpolated string is the smallest expression around many texts.
        if (!smallest.IsKind(SyntaxKind.NumericLiteralExpression) && _folded.Add(smallest))
        {
            Add(_folder.Fold(smallest), smallest);
        }
    }

    private void FindAddressesIn(ExpressionSyntax whole)
    {
        var sink = ValueSink.Of(whole, _model, _cancellationToken);
        if (sink.Kind == SinkKind.Comparison || sink.Keys.Any(SalesforceNames.IsRelease) || RecordData.Holds(whole))
        {
            _uncalled.Add(whole);
            return;
        }

        var folded = whole.Parent is AssignmentExpressionSyntax append && append.IsKind(SyntaxKind.AddAssignmentExpression)
            ? AfterAssigned(append)
            : _folder.Fold(whole);
        foreach (var variant in folded.Variants())
        {
            Add(variant, whole);
        }
    }

    private FoldedText AfterAssigned(AssignmentExpressionSyntax append)
    {
        var builder = new FoldedText.Builder();
        builder.Append(_folder.Fold(append.Left));
        builder.Append(_folder.Fold(append.Right));
        return builder.ToFolded();
    }

    private void Add(FoldedText text, ExpressionSyntax use)
    {
        if (_uncalled.Count > 0 && use.AncestorsAndSelf().Any(_uncalled.Contains))
        {
            return;
        }

        foreach (var endpoint in EndpointRecognizer.Find(text.Text))
        {
            if (endpoint.Kind is EndpointVersionKind.Written or EndpointVersionKind.Unreadable
                && endpoint.Setting == EndpointSetting.Address
                && endpoint.MayExist)
            {
                Add(text, endpoint, use);
            }
        }
    }

    private void Add(FoldedText text, Endpoint endpoint, ExpressionSyntax use)
    {
        var part = text.PartsOf(endpoint.VersionStart, endpoint.VersionLength).FirstOrDefault(p => p.Text.Any(char.IsDigit));
        if (part.Origin?.Tree is not { } tree)
        {
            return;
        }

        // The dot before a minor part that stands elsewhere is no part of the number: $"/services/data/v28.{minor}/".
        part = part with { Text = part.Text.TrimEnd('.') };
        var isNumber = part.Origin.IsNumber;
        var holdsNumber = ApiVersionForm.TryParse(part.Text, out var own, out var shown) && own.Major == endpoint.Version.Major;
        var form = WrittenForm(holdsNumber ? shown : endpoint.Form, tree, part.Span, isNumber);
        var isWholeSegment = part.Text.Length == endpoint.VersionLength && !isNumber;
        var isCorrectable = !endpoint.IsWellFormed && isWholeSegment && endpoint.Kind == EndpointVersionKind.Written;
        var shared = endpoint.IsWellFormed ? SharedWith(part) : null;
        _found.Add(new ApiVersionUsage(endpoint.Version, form, Location.Create(tree, part.Span))
        {
            Family = shared?.Family ?? endpoint.Family,
            Host = shared?.Host ?? endpoint.Host,
            IsMalformed = !endpoint.IsWellFormed,
            IsUnreadable = endpoint.Kind == EndpointVersionKind.Unreadable,
            Correct = isCorrectable ? endpoint.Family.ExpectedForm() : null,
            CanBeWritten = holdsNumber,
        }, use, part);
    }

    /// <summary>The address of a SOAP <c>login()</c>, in this file or another, that has the same constant as its version.</summary>
    private VersionedEndpoint? SharedWith(FoldedPart part) =>
        part.Origin.Declaration is { } constant
        && EndpointSymbols.At(constant, _model.Compilation, _cancellationToken) is { } endpoint
        && endpoint.Family.HasLogin()
            ? endpoint
            : null;

    private void FindBare(ExpressionSyntax expression)
    {
        var text = _folder.Fold(expression);
        if (!ApiVersionForm.TryParse(text.Text.Trim('/'), out var version, out var form) || !form.MayBeSalesforces(version))
        {
            return;
        }

        var slashes = text.Text.Length - text.Text.TrimStart('/').Length;
        var part = text.PartsOf(slashes, text.Text.Trim('/').Length).First();
        var span = part.Span;
        if (part.Origin.Tree is not { } tree || _found.Has(tree, span.End))
        {
            return;
        }

        if (_appended.UpTo(expression) is { } appended)
        {
            Add(appended.Text, appended.Last);
        }

        var sink = ValueSink.Of(expression, _model, _cancellationToken);
        if (expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && sink.Symbol is IParameterSymbol taker
            && taker.IsDeclaredIn(_model.Compilation))
        {
            Add(_folder.Fold(call), call);
        }

        FindUses(expression, sink.Symbol);
        if (sink.Kind != SinkKind.Named || _found.Has(tree, span.End))
        {
            return;
        }

        var isNumber = expression.IsKind(SyntaxKind.NumericLiteralExpression);
        var carrier = VersionCarriers.Of(sink, expression, _model, _cancellationToken);
        var isNamed = carrier is not null || IsNamedSalesforces(sink, expression, version, form, isNumber);
        var endpoint = carrier is null ? EndpointOf(sink, expression, isNamed) : null;
        if (!isNamed && endpoint is null)
        {
            return;
        }

        var literal = Location.Create(tree, span);
        var written = WrittenForm(form, tree, span, isNumber);
        var usage = carrier is null
            ? new ApiVersionUsage(version, written, literal)
            {
                Family = endpoint?.Family ?? (SalesforceNames.SaysSoap(sink.Name) ? EndpointFamily.Soap : null),
                Host = endpoint?.Host ?? EndpointHost.Unknown,
            }
            : VersionCarriers.UsageOf(carrier, version, written, literal, isNumber);
        _found.Add(usage, expression, part);
    }

    private bool IsNamedSalesforces(ValueSink sink, ExpressionSyntax literal, ApiVersion version, ApiVersionForm form, bool isNumber) =>
        (form.HasMinor || form.Prefix.Length > 0 || SalesforceNames.AreSalesforces([sink.Name, .. sink.Keys]) || isNumber)
        && _evidence.IsSalesforces(sink, literal, version, form, isNumber)
        && !OtherAddresses.Use(sink.Symbol, Names, _folder, literal);

    /// <summary>
    /// The endpoint that what is passed or assigned, near or far, stands in. The initialiser of what stands there itself is found from the
    /// endpoint. Of what has a name that tells only the way to a SOAP <c>login()</c> counts, which limits what a fix writes.
    /// </summary>
    private VersionedEndpoint? EndpointOf(ValueSink sink, ExpressionSyntax literal, bool isNamed)
    {
        if (isNamed && !EndpointSymbols.AreOfLogins(_model.Compilation, _cancellationToken))
        {
            return null;
        }

        var own = isNamed || literal.Parent is not EqualsValueClauseSyntax
            ? EndpointSymbols.Of(sink.Symbol, _model.Compilation, _cancellationToken)
            : null;
        var reached = EndpointSymbols.ReachedFrom(sink.Symbol, _model.Compilation, _cancellationToken);
        var endpoint = VersionedEndpoint.Stricter(own, reached);
        return isNamed && endpoint?.Family.HasLogin() != true ? null : endpoint;
    }

    /// <summary>
    /// Addresses that are all names, like <c>host + Path + Level + "/job"</c>: no literal leads to them but that of the version itself.
    /// </summary>
    private void FindUses(ExpressionSyntax literal, ISymbol? symbol)
    {
        if (literal.Parent is EqualsValueClauseSyntax
            && symbol is ILocalSymbol or IFieldSymbol or IPropertySymbol
            && (!literal.IsKind(SyntaxKind.NumericLiteralExpression) || _isAboutSalesforce))
        {
            foreach (var address in AddressExpressions.Around(Names[symbol.Name], _visited))
            {
                FindAddressesIn(address);
            }
        }
    }

    /// <summary>A number may be written otherwise than a format shows it: <c>26</c> for <c>26.0</c>.</summary>
    private ApiVersionForm WrittenForm(ApiVersionForm form, SyntaxTree tree, TextSpan span, bool isNumber) =>
        isNumber && ApiVersionForm.TryParse(tree.GetText(_cancellationToken).ToString(span), out _, out var written) ? written : form;
}
