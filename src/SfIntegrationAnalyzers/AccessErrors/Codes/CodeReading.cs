using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Source;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors.Codes;

/// <summary>
/// Tells whether a piece of code looks at the Salesforce error code, itself or through what it calls in the same compilation.
/// </summary>
internal sealed class CodeReading
{
    private const int Depth = 4;

    private static readonly HashSet<string> CodeNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "ErrorCode", "error_code", "ErrorCodes", "ExceptionCode", "SalesforceErrorCode", "SfErrorCode", "SalesforceCode",
        "ErrorDescription", "error_description",
    };

    private static readonly string[] ParsingMethods =
        ["Deserialize", "ReadFromJson", "ReadObject", "ReadAsAsync", "ParseError", "ReadError", "ExtractError"];

    private readonly SourceScope _source;

    /// <summary>How deep each declaration was followed; one that was met at the end of a long way is worth a second look.</summary>
    private readonly Dictionary<SyntaxNode, int> _followed = [];

    private CodeReading(SourceScope source) => _source = source;

    /// <summary>Whether the code below a node looks at the error code.</summary>
    public static bool IsIn(SyntaxNode scope, SourceScope source) => new CodeReading(source).Reads(scope, Depth);

    /// <summary>
    /// Whether the code below a node, or a method that it calls, reads the body of an answer as something with structure.
    /// </summary>
    public static bool ParsesBodyIn(SyntaxNode scope, SourceScope source, int depth = 2) => Parses(scope)
        || (depth > 0 && scope.DescendantNodesAndSelf()
            .Where(node => node is InvocationExpressionSyntax or ObjectCreationExpressionSyntax)
            .Select(source.SymbolOf)
            .OfType<IMethodSymbol>()
            .SelectMany(method => source.SourceOf(method.ReducedFrom ?? method))
            .Any(declaration => declaration != scope && ParsesBodyIn(declaration, source, depth - 1)));

    private static bool Parses(SyntaxNode scope) => scope.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any(invocation =>
        Invocation.NameOf(invocation) is { } name
        && (ParsingMethods.Any(method => name.IndexOf(method, StringComparison.OrdinalIgnoreCase) >= 0)
            || ClientLibraries.BodyParsers.Contains(name)
            || (name is "Parse" or "Load" && invocation.Expression is MemberAccessExpressionSyntax { Expression: var parser }
                && LastName.Of(parser)
                    is "JArray" or "JObject" or "JToken" or "JsonDocument" or "JsonNode" or "XDocument" or "XElement")));

    private bool Reads(SyntaxNode scope, int depth)
    {
        foreach (var node in scope.DescendantNodesAndSelf())
        {
            _source.CancellationToken.ThrowIfCancellationRequested();
            var reads = node switch
            {
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => IsCodeText(literal),
                InvocationExpressionSyntax invocation => Calls(invocation, depth),
                ObjectCreationExpressionSyntax creation => Creates(creation, depth),
                SimpleNameSyntax name => Names(name, depth),
                _ => false,
            };
            if (reads)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A code, its name in a body, or the text that is searched in its place: that is a rule of its own.</summary>
    private bool IsCodeText(LiteralExpressionSyntax literal) => literal.Token.ValueText is { Length: <= 200 } text
        && (text is "errorCode" or "exceptionCode" or "faultcode"
            || ErrorCodeNames.In(text).Any(code => !ErrorCodeNames.IsPlainWord(code) || IsCompared(literal))
            || ErrorCodeNames.OfMessage(text) is not null
            || (ErrorCodeNames.HasInSmallLetters(text) && TextComparison.With(literal, _source) is { } asked && asked.Text != text));

    /// <summary>
    /// Whether something is compared with a text, alone or as one of a list, other than a message that its words may stand in by chance.
    /// </summary>
    private bool IsCompared(LiteralExpressionSyntax literal) =>
        literal.Parent?.Kind()
            is SyntaxKind.ArrayInitializerExpression or SyntaxKind.CollectionInitializerExpression or SyntaxKind.ExpressionElement
        || (TextComparison.With(literal, _source) is { } comparison && !MessageText.Is(comparison, _source));

    private bool Names(SimpleNameSyntax name, int depth)
    {
        var text = name.Identifier.Text;
        // Lower-case statusCode is that of a record's error in a SOAP result; HTTP's is written StatusCode.
        if (CodeNames.Contains(text) || text == "statusCode")
        {
            return _source.SymbolOf(name) is IPropertySymbol or IFieldSymbol
                && !IsSetHere(name)
                && !(text == "statusCode" && name.Parent is MemberAccessExpressionSyntax status && IsPrinted(status) && !IsThrown(status));
        }

        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            return IsCodeMember(access, text) || IsAskedFor(access, text);
        }

        // A set or constant of codes that is declared elsewhere, or a method passed as a predicate.
        return depth > 0 && _source.SymbolOf(name) switch
        {
            IFieldSymbol { ContainingType.TypeKind: not TypeKind.Enum } field => Follow(field, depth),
            IMethodSymbol method when name.Parent is not InvocationExpressionSyntax => Follow(method, depth),
            _ => false,
        };
    }

    /// <summary>A member of an enumeration of codes that is asked for, not answered with.</summary>
    private bool IsAskedFor(MemberAccessExpressionSyntax code, string member) =>
        ErrorCodeNames.OfMember(member) is not null
        && _source.SymbolOf(code.Name) is IFieldSymbol { ContainingType: { TypeKind: TypeKind.Enum } codes }
        && codes.Name is not ("HttpStatusCode" or "WebExceptionStatus")
        && HasDistinctiveCode(codes)
        && !(_source.Declares(codes) && IsAnswered(code));

    /// <summary><c>Unknown</c>, <c>Timeout</c> and <c>NotFound</c> are Salesforce's beside a code that only Salesforce has.</summary>
    private static bool HasDistinctiveCode(INamedTypeSymbol codes) =>
        codes.GetMembers().Any(member => ErrorCodeNames.OfMember(member.Name) is { } code && ErrorCodeNames.IsDistinctive(code));

    /// <summary>
    /// <c>return Result.Failure(ErrorCode.NotFound)</c> answers with a code of the program's own, as <c>throw</c> may; it does not ask
    /// which came.
    /// </summary>
    private static bool IsAnswered(MemberAccessExpressionSyntax code)
    {
        SyntaxNode value = code;
        while (value is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax
            && value is not (BinaryExpressionSyntax or SwitchExpressionSyntax or IsPatternExpressionSyntax or ThrowExpressionSyntax)
            && !(value is InvocationExpressionSyntax asked && Invocation.NameOf(asked) is "Contains" or "Equals" or "HasFlag"))
        {
            value = value.Parent!;
        }

        return value is ReturnStatementSyntax or ArrowExpressionClauseSyntax or ThrowStatementSyntax or ThrowExpressionSyntax;
    }

    /// <summary>An initialiser or a constant that is assigned writes the member, as a payload does; it does not look at it.</summary>
    private static bool IsSetHere(SimpleNameSyntax name) => name.Parent switch
    {
        NameColonSyntax or NameEqualsSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => true,
        MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax { Right: LiteralExpressionSyntax } set } member =>
            set.Left == member,
        _ => false,
    };

    private bool IsCodeMember(MemberAccessExpressionSyntax access, string member)
    {
        if (!ClientLibraries.All.Any(library => library.Exceptions.Any(exception => exception.CodeMembers.Contains(member))))
        {
            return false;
        }

        var type = _source.TypeOf(access.Expression);
        return type is not null
            && ClientLibraries.All
                .Select(library => library.FindException(type))
                .FirstOrDefault(found => found?.CodeMembers.Contains(member) == true) is { } exception
            && !IsNullCheck(access)
            && !IsTextOnly(access)
            && !(exception.Test is null && (IsPrinted(access) || WrittenDown.Is(access, _source)));
    }

    /// <summary>What an exception without the code has in its place says nothing to whoever reads it.</summary>
    private static bool IsPrinted(MemberAccessExpressionSyntax access) => access.Parent switch
    {
        InterpolationSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax formatting } =>
            Invocation.NameOf(formatting) is "Format" or "Concat",
        MemberAccessExpressionSyntax { Name.Identifier.Text: "ToString" } => true,
        _ => false,
    };

    private static bool IsThrown(SyntaxNode part) => part.Ancestors().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax);

    /// <summary>
    /// <c>e.Errors[0].Message</c>, <c>e.Response.GetResponseStream()</c> and <c>e.Detail.InnerText</c> take the text, and leave the code.
    /// </summary>
    private static bool IsTextOnly(ExpressionSyntax access)
    {
        SyntaxNode chain = access;
        while (chain.Parent
            is MemberAccessExpressionSyntax
            or ElementAccessExpressionSyntax
            or ConditionalAccessExpressionSyntax
            or InvocationExpressionSyntax
            or PostfixUnaryExpressionSyntax)
        {
            chain = chain.Parent;
        }

        return (CodeWords.BeginMember(chain, "Message", "GetResponseStream") || chain.DescendantNodesAndSelf().Any(IsTextOfDetail))
            && !CodeWords.AreIn(chain, "Code");
    }

    private static bool IsTextOfDetail(SyntaxNode node) =>
        node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "InnerText", Expression: var detail }
        && LastName.Of(detail) == "Detail";

    /// <summary><c>e.Error != null</c> asks whether there is an error, not which.</summary>
    private static bool IsNullCheck(ExpressionSyntax access)
    {
        SyntaxNode node = access;
        while (node.Parent is ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison =>
                comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) || comparison.Right.IsKind(SyntaxKind.NullLiteralExpression),
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var excluded } } } =>
                excluded.IsKind(SyntaxKind.NullLiteralExpression),
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var expected } } =>
                expected.IsKind(SyntaxKind.NullLiteralExpression),
            _ => false,
        };
    }

    private bool Calls(InvocationExpressionSyntax invocation, int depth) =>
        _source.SymbolOf(invocation) is IMethodSymbol method
        && (_source.Handlers.Contain(method) || (depth > 0 && Follow(method.ReducedFrom ?? method, depth)));

    private bool Creates(ObjectCreationExpressionSyntax creation, int depth) =>
        depth > 0 && _source.SymbolOf(creation) is IMethodSymbol constructor && Follow(constructor, depth);

    private bool Follow(ISymbol symbol, int depth)
    {
        foreach (var declaration in _source.SourceOf(symbol))
        {
            if (ReadsDeclaration(declaration, depth - 1))
            {
                return true;
            }
        }

        // A call through an interface is decided by what implements it.
        return symbol is IMethodSymbol { ContainingType.TypeKind: TypeKind.Interface } declared
            && CalledMethods.Implementing(declared, _source)
                .Any(implementation => ReadsDeclaration(implementation, depth - 1));
    }

    private bool ReadsDeclaration(SyntaxNode declaration, int depth)
    {
        if (_followed.TryGetValue(declaration, out var followed) && followed >= depth)
        {
            return false;
        }

        _followed[declaration] = depth;
        return Reads(declaration, depth);
    }
}
