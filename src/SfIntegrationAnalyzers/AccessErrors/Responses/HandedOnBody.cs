using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.AccessErrors.Calls;
using SfIntegrationAnalyzers.AccessErrors.Codes;
using SfIntegrationAnalyzers.AccessErrors.Source;

namespace SfIntegrationAnalyzers.AccessErrors.Responses;

/// <summary>
/// Tells whether the branch of a failed response hands on the response or its text, so that somebody else can still look at its code: what
/// <see cref="Catches.HandedOnException"/> tells of an exception.
/// </summary>
internal static class HandedOnBody
{
    /// <summary>How many methods of the project are followed.</summary>
    private const int Depth = 2;

    /// <summary>Whether a branch hands them on, or looks into what was parsed of them before.</summary>
    /// <param name="branch">What runs on failure.</param>
    /// <param name="response">The response.</param>
    /// <param name="source">The compilation.</param>
    public static bool In(SyntaxNode branch, ExpressionSyntax response, SourceScope source) =>
        response.ToString() is var name
        && (HandsOn(branch, name, source, Depth) || IsRelayed(branch, name, source) || UsesParsed(branch, source));

    private static bool HandsOn(SyntaxNode branch, string response, SourceScope source, int depth) =>
        branch.DescendantNodesAndSelf()
            .Where(node => node switch
            {
                IdentifierNameSyntax name =>
                    name.Identifier.Text == response || BodyText.IsHeldBy(name, source) || HoldsError(name, source),
                MemberAccessExpressionSyntax member => member.ToString() == response,
                _ => false,
            })
            .Select(Whole)
            .Any(value => IsHandedOn(value, response, source, depth));

    /// <summary>Whether a name is that of a local for the exception that a client keeps in its response.</summary>
    private static bool HoldsError(IdentifierNameSyntax name, SourceScope source) =>
        source.SymbolOf(name) is ILocalSymbol { Type: var type } local
        && ExceptionType.Is(type)
        && source.SourceOf(local).Any(declaration => declaration switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => IsErrorMember(value),
            SingleVariableDesignationSyntax found => found.FirstAncestorOrSelf<IsPatternExpressionSyntax>() is { Expression: var value }
                && IsErrorMember(value),
            _ => false,
        });

    private static bool IsErrorMember(ExpressionSyntax value) => LastName.Of(value) == "Error";

    private static bool IsHandedOn(SyntaxNode value, string response, SourceScope source, int depth) => value.Parent switch
    {
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        ThrowStatementSyntax or ThrowExpressionSyntax => true,
        EqualsValueClauseSyntax => value is AnonymousObjectCreationExpressionSyntax,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } => TakesOver(taker, value, source, depth),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax taker } access =>
            access.Expression == value && IsThrown(taker) && Keeps(taker, value, source, depth),
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: BaseObjectCreationExpressionSyntax holder } all } =>
            Holds(holder, all, response, source) && !TakesPartsOnly(holder, all, value, source),
        AssignmentExpressionSyntax { Left: var place, Right: var right } assignment => right == value
            && (value is IdentifierNameSyntax || place is MemberAccessExpressionSyntax || assignment.Parent is InitializerExpressionSyntax
                || source.SymbolOf(place) is IParameterSymbol { RefKind: not RefKind.None }),
        _ => false,
    };

    /// <summary>
    /// What is returned or thrown, a serializer of a row, a collection, a function of the caller's; nothing that only writes down.
    /// </summary>
    private static bool TakesOver(InvocationExpressionSyntax taker, SyntaxNode value, SourceScope source, int depth) =>
        Waiting.Around(taker).Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax
        || (IsThrown(taker) && Keeps(taker, value, source, depth))
        || (value is AnonymousObjectCreationExpressionSyntax && Invocation.NameOf(taker) is "Serialize" or "SerializeObject")
        || (source.SymbolOf(taker) is IMethodSymbol method
            && (method.MethodKind == MethodKind.DelegateInvoke || AddsToCollection(method))
            && !Recording.Is(taker, method));

    private static bool IsThrown(InvocationExpressionSyntax maker) =>
        Waiting.Around(maker).Parent is ThrowStatementSyntax or ThrowExpressionSyntax;

    /// <summary>Whether what makes an exception keeps what it is given, or its code is not here.</summary>
    private static bool Keeps(InvocationExpressionSyntax maker, SyntaxNode value, SourceScope source, int depth)
    {
        if (source.SymbolOf(maker) is not IMethodSymbol called || !source.Declares(called))
        {
            return true;
        }

        var method = called.ReducedFrom ?? called;
        return depth > 0
            && method.Parameters.FirstOrDefault(each => CallArguments.Passed(maker, each) == value) is { } given
            && source.SourceOf(method).Any(declaration => HandsOn(declaration, given.Name, source, depth - 1));
    }

    private static bool AddsToCollection(IMethodSymbol method) =>
        method.Name == "Add" && method.ContainingType.AllInterfaces.Any(type => type.Name == "ICollection");

    /// <summary>
    /// An object of the project's or a library's own, or one that holds the status as well;
    /// a general exception has a text and nothing else.
    /// </summary>
    private static bool Holds(BaseObjectCreationExpressionSyntax holder, ArgumentListSyntax all, string response, SourceScope source) =>
        source.TypeOf(holder)?.ContainingNamespace?.ToDisplayString() is not ("System" or "System.Net.Http" or "System.Net" or "System.IO")
        || all.Arguments.Any(argument => IsStatus(argument.Expression, response));

    /// <summary>
    /// Whether a constructor in source takes of a response what it needs, and leaves the body:
    /// <c>: base("failed: " + response.StatusCode)</c>.
    /// </summary>
    private static bool TakesPartsOnly(
        BaseObjectCreationExpressionSyntax holder, ArgumentListSyntax all, SyntaxNode value, SourceScope source) =>
        ResponseFlow.IsResponse(source.TypeOf(value))
        && source.SymbolOf(holder) is IMethodSymbol constructor
        && constructor.Parameters.FirstOrDefault(each => CallArguments.Passed(all, each, each.Ordinal) == value) is { } response
        && source.SourceOf(constructor).FirstOrDefault() is (ConstructorDeclarationSyntax or ClassDeclarationSyntax) and var declaration
        && declaration.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == response.Name)
            .All(IsPartOtherThanBody);

    private static bool IsPartOtherThanBody(IdentifierNameSyntax response) =>
        response.Parent is MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } part
        && (part.Name == response || part.Name.Identifier.Text is not ("Content" or "RawBytes"));

    /// <summary>Whether the caller gets the status as it came, and the body is kept, as a relay does that writes it down.</summary>
    private static bool IsRelayed(SyntaxNode branch, string response, SourceScope source) =>
        branch.DescendantNodesAndSelf().OfType<ReturnStatementSyntax>().Any(answer => PassesStatus(answer, response))
        && branch.DescendantNodesAndSelf().Any(node => node switch
        {
            IdentifierNameSyntax name => BodyText.IsHeldBy(name, source),
            MemberAccessExpressionSyntax { Name.Identifier.Text: "Content", Expression: var holder } => holder.ToString() == response,
            _ => false,
        });

    private static bool PassesStatus(ReturnStatementSyntax answer, string response) =>
        answer.DescendantNodes().OfType<ArgumentSyntax>().Any(argument => IsStatus(argument.Expression, response));

    private static bool IsStatus(ExpressionSyntax value, string response) =>
        (value is CastExpressionSyntax number ? number.Expression : value).ToString() == response + ".StatusCode";

    /// <summary>Whether the branch looks into what was parsed before the check: <c>node[0]["message"]</c>.</summary>
    private static bool UsesParsed(SyntaxNode branch, SourceScope source) =>
        branch.DescendantNodes().OfType<ElementAccessExpressionSyntax>().Any(part =>
            part.Expression is IdentifierNameSyntax parsed
            && BodyText.InitialValues(parsed, source).Any(value =>
                BodyText.IsReadIn(value) && CodeReading.ParsesBodyIn(value, source, depth: 0)));

    /// <summary>
    /// The value that a response or its text is all of, or an element of:
    /// <c>await response.Content.ReadAsStringAsync()</c>, <c>ok ? null : body</c>, <c>new[] { body }</c>.
    /// </summary>
    private static SyntaxNode Whole(SyntaxNode name)
    {
        var value = name;
        while (value.Parent switch
        {
            MemberAccessExpressionSyntax access =>
                access.Expression == value
                && access.Name.Identifier.Text is "Content" or "ReadAsStringAsync" or "Result" or "ConfigureAwait" or "Error",
            ConditionalExpressionSyntax choice => choice.Condition != value,
            SwitchExpressionArmSyntax or SwitchExpressionSyntax => true,
            InvocationExpressionSyntax or AwaitExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax => true,
            InitializerExpressionSyntax elements =>
                elements.Kind() is SyntaxKind.CollectionInitializerExpression or SyntaxKind.ArrayInitializerExpression,
            BaseObjectCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or ArrayCreationExpressionSyntax =>
                value is InitializerExpressionSyntax,
            ExpressionElementSyntax or CollectionExpressionSyntax => true,
            AnonymousObjectMemberDeclaratorSyntax or AnonymousObjectCreationExpressionSyntax => true,
            _ => false,
        })
        {
            value = value.Parent!;
        }

        return value;
    }
}
