using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Calls;

/// <summary>
/// Tells calls of a client that pass on what their method is given and say nothing of their own. Whoever says what to do gets the client's
/// exception, and can decide on it.
/// </summary>
internal sealed class ForwardedCall
{
    /// <summary>How the types are called whose objects say how something is asked, and not what.</summary>
    private static readonly string[] HeaderWords = ["header", "headers", "options"];

    /// <summary>What a query has in it whatever it asks for.</summary>
    private static readonly HashSet<string> QueryWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "FROM", "WHERE", "AND", "OR", "NOT", "IN", "LIKE", "ORDER", "BY", "ASC", "DESC", "NULLS", "FIRST", "LAST", "LIMIT",
        "OFFSET", "GROUP", "HAVING", "COUNT", "FIND", "RETURNING", "Id", "Name",
    };

    /// <summary>How deep expressions are followed: the stack of an analyzer is that of the compiler, and ends as suddenly.</summary>
    private const int MostDepth = 100;

    private readonly SourceScope _source;
    private readonly HashSet<ISymbol> _followed = new(SymbolEqualityComparer.Default);
    private int _depth;

    private ForwardedCall(SourceScope source) => _source = source;

    /// <summary>What an argument says of what is wanted from Salesforce.</summary>
    private enum Said
    {
        /// <summary>Nothing: a null, a number, a header that the type keeps.</summary>
        Nothing,

        /// <summary>What the caller says.</summary>
        Given,

        /// <summary>A query, the name of an object, a record that the type makes.</summary>
        Own,
    }

    /// <summary>Whether a call only passes on.</summary>
    public static bool Is(SalesforceCall call, SourceScope source) =>
        call.Library.CarriesErrors
        && call.Throws
        && call.Node is InvocationExpressionSyntax invocation
        && EnclosingMember.Of(invocation) is MethodDeclarationSyntax method
        && (IsContinuation(call)
            ? !EnclosingMember.IsPrivate(method)
            : new ForwardedCall(source).Passed(invocation) switch
            {
                Said.Given => true,
                Said.Nothing => !EnclosingMember.IsPrivate(method) && AsksAboutOrg(call),
                _ => false,
            });

    /// <summary>The next part of an answer, which its query has asked for.</summary>
    private static bool IsContinuation(SalesforceCall call) =>
        call.Method.Name.StartsWith("queryMore", StringComparison.OrdinalIgnoreCase)
        || call.Method.Name.StartsWith("QueryContinuation", StringComparison.Ordinal);

    /// <summary><c>describeGlobal()</c>, <c>GetLimits()</c>: what every org answers alike, and no query says.</summary>
    private static bool AsksAboutOrg(SalesforceCall call) =>
        call.Method.Name.StartsWith("describe", StringComparison.OrdinalIgnoreCase)
        || call.Method.Name.StartsWith("get", StringComparison.OrdinalIgnoreCase);

    private Said Passed(InvocationExpressionSyntax invocation) => All(invocation.ArgumentList.Arguments
        .Where(argument => !argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword))
        .Select(argument => argument.Expression));

    /// <summary>What several say together: one that says something of its own speaks for all.</summary>
    private Said All(IEnumerable<SyntaxNode?> values)
    {
        var said = values.OfType<SyntaxNode>().Select(Of).ToList();
        return said.Contains(Said.Own) ? Said.Own : said.Contains(Said.Given) ? Said.Given : Said.Nothing;
    }

    private Said Of(SyntaxNode value)
    {
        if (_depth == MostDepth)
        {
            return Said.Own;
        }

        _depth++;
        var said = OfKind(value);
        _depth--;
        return said;
    }

    private Said OfKind(SyntaxNode value) => value switch
    {
        LiteralExpressionSyntax literal => Text(literal.Token),
        DefaultExpressionSyntax => Said.Nothing,
        TypeOfExpressionSyntax { Type: var type } => OfType(_source.SymbolOf(type)),
        IdentifierNameSyntax name => OfSymbol(_source.SymbolOf(name)),
        MemberAccessExpressionSyntax member => OfMember(member),
        CastExpressionSyntax cast => Of(cast.Expression),
        ParenthesizedExpressionSyntax inner => Of(inner.Expression),
        PostfixUnaryExpressionSyntax suppressed => Of(suppressed.Operand),
        AwaitExpressionSyntax awaited => Of(awaited.Expression),
        ElementAccessExpressionSyntax element => Of(element.Expression),
        ConditionalAccessExpressionSyntax access => Of(access.Expression),
        AnonymousFunctionExpressionSyntax function => All(AssignedValues.Returned(function)),
        ConditionalExpressionSyntax choice => All([choice.WhenTrue, choice.WhenFalse]),
        BinaryExpressionSyntax both => All(Operands(both)),
        InterpolatedStringExpressionSyntax text => All(text.Contents),
        InterpolationSyntax hole => Of(hole.Expression),
        InterpolatedStringTextSyntax text => Text(text.TextToken),
        ArrayCreationExpressionSyntax array => All(array.Initializer?.Expressions ?? []),
        ImplicitArrayCreationExpressionSyntax array => All(array.Initializer.Expressions),
        CollectionExpressionSyntax collection => All(collection.Elements.SelectMany(element => element.ChildNodes())),
        BaseObjectCreationExpressionSyntax creation when IsHeader(_source.TypeOf(creation)) => Said.Nothing,
        BaseObjectCreationExpressionSyntax creation when IsEnvelope(_source.TypeOf(creation)) => All(
            (creation.ArgumentList?.Arguments.Select(argument => argument.Expression) ?? []).Concat(Elements(creation.Initializer))),
        InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } conversion when IsConversion(conversion) =>
            All(arguments.Select(argument => (SyntaxNode?)argument.Expression).Concat([Invocation.ReceiverOf(conversion)])),
        InvocationExpressionSyntax own => OfText(own),
        PredefinedTypeSyntax => Said.Nothing,
        _ => Said.Own,
    };

    /// <summary>What the caller is generic in says what is wanted; an attribute says what it is called.</summary>
    private static Said OfType(ISymbol? type) => type switch
    {
        ITypeParameterSymbol => Said.Given,
        INamedTypeSymbol { BaseType.Name: "Attribute" } => Said.Nothing,
        _ => Said.Own,
    };

    /// <summary>What a method of the project makes a name or a query of.</summary>
    private Said OfText(InvocationExpressionSyntax invocation) =>
        _source.SymbolOf(invocation) is IMethodSymbol { ReturnType.SpecialType: SpecialType.System_String } method
        && _source.Declares(method)
            ? Followed(method, AssignedValues.Of(method, _source))
            : Said.Own;

    /// <summary>What stands between the operators, of which there may be thousands.</summary>
    private static IEnumerable<SyntaxNode> Operands(ExpressionSyntax value)
    {
        for (; value is BinaryExpressionSyntax both; value = both.Left)
        {
            yield return both.Right;
        }

        yield return value;
    }

    private static IEnumerable<SyntaxNode> Elements(InitializerExpressionSyntax? initializer) =>
        initializer?.Expressions.Select(each => each is AssignmentExpressionSyntax set ? set.Right : each) ?? [];

    /// <summary>A separator or the keywords of a query say nothing without what stands between them.</summary>
    private static Said Text(SyntaxToken token) =>
        (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken))
        && Words(token.ValueText).Any(word => !QueryWords.Contains(word))
            ? Said.Own
            : Said.Nothing;

    private static IEnumerable<string> Words(string text) => new string([.. text.Select(each => char.IsLetter(each) ? each : ' ')])
        .Split([' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A member of what is given, or one that the type keeps.</summary>
    private Said OfMember(MemberAccessExpressionSyntax member) => _source.SymbolOf(member.Expression) switch
    {
        IParameterSymbol { IsThis: true } => OfSymbol(_source.SymbolOf(member)),
        ILocalSymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } =>
            Of(member.Expression),
        null when member.Expression is not BaseExpressionSyntax => Of(member.Expression),
        _ => OfSymbol(_source.SymbolOf(member)),
    };

    private Said OfSymbol(ISymbol? symbol) => symbol switch
    {
        ITypeSymbol => Said.Nothing,
        IFieldSymbol { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } => Said.Nothing,
        IFieldSymbol { Type: var type } => Kept(type),
        IPropertySymbol { Type: var type } => Kept(type),
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor }, Type: var type } => Kept(type),
        IParameterSymbol { Type: var type } when type.Name == "CancellationToken" || IsHeader(type) => Said.Nothing,
        IParameterSymbol parameter => OfParameter(parameter),
        ILocalSymbol local => OfLocal(local),
        _ => Said.Own,
    };

    private static Said Kept(ITypeSymbol type) => type.SpecialType == SpecialType.System_String ? Said.Own : Said.Nothing;

    /// <summary>What the caller passes; of a method that only its own type can call, what the type passes.</summary>
    private Said OfParameter(IParameterSymbol parameter) => _source.SourceOf(parameter.ContainingSymbol).FirstOrDefault() switch
    {
        MethodDeclarationSyntax method when !EnclosingMember.IsPrivate(method) => Said.Given,
        MethodDeclarationSyntax or LocalFunctionStatementSyntax => Followed(parameter, AssignedValues.Of(parameter, _source)),
        AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax each } }
            when Invocation.ReceiverOf(each) is { } all && _followed.Add(parameter) => Of(all),
        _ => Said.Own,
    };

    /// <summary>What a local holds, and what its members are set to.</summary>
    private Said OfLocal(ILocalSymbol local) => Followed(
        local,
        _source.SourceOf(local).SelectMany(declaration => AssignedValues.Of(local, _source)
            .Concat(declaration is ForEachStatementSyntax loop ? [loop.Expression] : [])
            .Concat(EnclosingMember.Of(declaration).DescendantNodes()
                .OfType<AssignmentExpressionSyntax>()
                .Where(set => set.Left is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax holder }
                    && holder.Identifier.ValueText == local.Name)
                .Select(set => (SyntaxNode)set.Right))));

    private Said Followed(ISymbol variable, IEnumerable<SyntaxNode> values) =>
        !_followed.Add(variable) ? Said.Nothing
        : values.ToList() is { Count: > 0 } all ? All(all)
        : Said.Own;

    private static bool IsHeader(ITypeSymbol? type) => type is not null && NameWords.EndInAny(type.Name, HeaderWords);

    /// <summary>What holds what a call is given, and says nothing by itself: a request, a list.</summary>
    private static bool IsEnvelope(ITypeSymbol? type) =>
        type is { ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } }
        || type?.Name.EndsWith("Request", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>What the framework makes of what is given: <c>ids.ToArray()</c>.</summary>
    private bool IsConversion(InvocationExpressionSyntax invocation) =>
        _source.SymbolOf(invocation) is IMethodSymbol method
        && !_source.Declares(method)
        && method.ContainingNamespace?.ToDisplayString() is { } space
        && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal))
        && !space.StartsWith("System.IO", StringComparison.Ordinal);
}
