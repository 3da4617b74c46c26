using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SfIntegrationAnalyzers.Salesforce.Endpoints;

namespace SfIntegrationAnalyzers.ApiVersions;

/// <summary>What a value is there for.</summary>
internal enum SinkKind
{
    /// <summary>Not told by the syntax around it.</summary>
    None,

    /// <summary>It becomes the value of something that has a name.</summary>
    Named,

    /// <summary>It is compared with, or searched for: nothing is called with it.</summary>
    Comparison,
}

/// <summary>The member, local, parameter, key or setting that a literal becomes the value of.</summary>
/// <param name="Kind">What the value is there for.</param>
/// <param name="Name">The nearest name.</param>
/// <param name="Symbol">The symbol, where there is one.</param>
/// <param name="Keys">Texts beside it that name it: keys of dictionaries and of configuration.</param>
internal sealed record ValueSink(SinkKind Kind, string Name, ISymbol? Symbol, IReadOnlyList<string> Keys)
{
    private static readonly ValueSink Nothing = new(SinkKind.None, "", null, []);
    private static readonly ValueSink Compared = new(SinkKind.Comparison, "", null, []);

    private static readonly HashSet<string> Comparisons = new(StringComparer.Ordinal)
    {
        "Equals", "StartsWith", "EndsWith", "Contains", "IndexOf", "LastIndexOf", "Compare", "CompareOrdinal", "CompareTo", "Equal",
        "NotEqual", "AreEqual", "AreNotEqual", "WriteElementString", "WriteAttributeString", "IsMatch", "Match", "Matches", "Split",
        "TrimStart", "Should", "Be", "NotBe", "BeEquivalentTo", "Contain", "StartWith", "EndWith", "SequenceEqual", "DoesNotContain",
        "That", "TryGetValue", "ContainsKey",

        // What a server, or the fake of one, listens to.
        "MapGet", "MapPost", "MapPut", "MapPatch", "MapDelete", "MapMethods", "MapControllerRoute", "MapRoute", "MapFallback",
        "Map", "MapGroup", "StartsWithSegments", "UsePathBase",
        "HasApiVersion", "HasDeprecatedApiVersion", "AdvertisesApiVersion", "MapToApiVersion",
        "WithPath", "When", "Given", "ForCallsTo", "ShouldHaveCalled",
    };

    /// <summary>Members and attributes whose text is read by people, or matched against.</summary>
    private static readonly HashSet<string> Spoken = new(StringComparer.Ordinal)
    {
        "Placeholder", "PlaceholderText", "Watermark", "HelpText", "Help", "ToolTip", "Tooltip", "ToolTipText", "Hint", "Description",
        "Summary", "Remarks", "Example", "Examples", "Caption", "Comment", "Obsolete", "Display", "DisplayName", "DisplayFormat",
        "Category", "RegularExpression", "GeneratedRegex", "SwaggerOperation", "SwaggerSchema", "OpenApiExample", "StringSyntax",
        "InlineData", "TestCase", "DataRow", "Arguments",
    };

    /// <summary>Attributes of elements and components that people read, besides.</summary>
    private static readonly HashSet<string> SpokenInMarkup = new(Spoken, StringComparer.OrdinalIgnoreCase)
    {
        "title", "alt", "label", "aria-label", "aria-description", "aria-placeholder", "HelperText",
    };

    /// <summary>ASP.NET's attributes that give versions to an API of the own.</summary>
    private static readonly HashSet<string> OwnApiAttributes = new(StringComparer.Ordinal)
    {
        "ApiVersion", "ApiVersionAttribute", "MapToApiVersion", "MapToApiVersionAttribute", "AdvertiseApiVersions",
        "AdvertiseApiVersionsAttribute", "ApiVersionNeutral",
    };

    private static readonly HashSet<string> ServerAttributes = new(StringComparer.Ordinal)
    {
        "HttpGet", "HttpPost", "HttpPut", "HttpPatch", "HttpDelete", "HttpHead", "Route", "RoutePrefix", "AcceptVerbs", "HttpTrigger",
        "Function",
    };

    /// <summary>Follows a value outwards to what it is there for.</summary>
    /// <param name="value">The literal, or the expression it is part of.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="cancellationToken">Stops the binding.</param>
    public static ValueSink Of(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        SyntaxNode node = value;
        for (var parent = node.Parent; parent is not null; node = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax
                    or SwitchExpressionSyntax or InterpolationSyntax or LambdaExpressionSyntax or EqualsValueClauseSyntax
                    or ArrowExpressionClauseSyntax or AccessorListSyntax or VariableDeclarationSyntax or LocalDeclarationStatementSyntax
                    or BlockSyntax:
                    break;
                case StatementSyntax and not (ReturnStatementSyntax or LocalFunctionStatementSyntax):
                    return Nothing;
                case SwitchExpressionArmSyntax arm when arm.Expression == node:
                    break;
                case ConditionalExpressionSyntax conditional when conditional.Condition != node:
                    keys.AddRange(Texts(conditional.Condition));
                    break;
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.CoalesceExpression):
                    keys.AddRange(Texts(binary.Left == node ? binary.Right : binary.Left));
                    break;
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                    return Nothing;
                case BinaryExpressionSyntax or PatternSyntax or CaseSwitchLabelSyntax or WhenClauseSyntax
                    or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length" }:
                    return Compared;
                case ReturnStatementSyntax or AccessorDeclarationSyntax:
                    node = parent.FirstAncestorOrSelf<SyntaxNode>(Returns) ?? parent;
                    if (node is AnonymousFunctionExpressionSyntax)
                    {
                        parent = node;
                        break;
                    }

                    return Declared(node, keys, model, cancellationToken);
                case VariableDeclaratorSyntax or PropertyDeclarationSyntax or ParameterSyntax or MethodDeclarationSyntax
                    or LocalFunctionStatementSyntax:
                    return Declared(parent, keys, model, cancellationToken);
                case AssignmentExpressionSyntax assignment when assignment.Right == node:
                    return Assigned(assignment, keys, model, cancellationToken);
                case AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var member }:
                    return new ValueSink(SinkKind.Named, member, null, keys);
                case InitializerExpressionSyntax initializer:
                    keys.AddRange(initializer.Expressions.Where(e => e != node).Take(4).SelectMany(Texts));
                    return new ValueSink(keys.Count > 0 ? SinkKind.Named : SinkKind.None, keys.FirstOrDefault() ?? "", null, keys);
                case AttributeArgumentSyntax argument:
                    return Attributed(argument, keys, model, cancellationToken);
                case ArgumentSyntax argument:
                    return Passed(argument, keys, model, cancellationToken);
                default:
                    return Nothing;
            }
        }

        return Nothing;
    }

    private static bool Returns(SyntaxNode node) => node
        is BasePropertyDeclarationSyntax
        or MethodDeclarationSyntax
        or LocalFunctionStatementSyntax
        or AnonymousFunctionExpressionSyntax;

    private static ValueSink Declared(SyntaxNode declaration, List<string> keys, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            _ => "",
        };
        return name.Length == 0
            ? Nothing
            : new ValueSink(SinkKind.Named, name, model.GetDeclaredSymbol(declaration, cancellationToken), keys);
    }

    private static ValueSink Assigned(
        AssignmentExpressionSyntax assignment, List<string> keys, SemanticModel model, CancellationToken cancellationToken)
    {
        var name = LastName.Of(assignment.Left);
        keys.AddRange(assignment.Left switch
        {
            ElementAccessExpressionSyntax element => element.ArgumentList.Arguments.SelectMany(a => Texts(a.Expression)),
            ImplicitElementAccessSyntax element => element.ArgumentList.Arguments.SelectMany(a => Texts(a.Expression)),
            _ => [],
        });
        if (Spoken.Contains(name))
        {
            return Compared;
        }

        var symbol = model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol;
        if (symbol is ILocalSymbol
            && symbol.DeclarationsIn(model.Compilation, cancellationToken).FirstOrDefault()
                is VariableDeclaratorSyntax { Initializer.Value: var first })
        {
            // A local that was read from configuration, and gets a fallback later.
            keys.AddRange(Texts(first));
        }

        return new ValueSink(SinkKind.Named, name.Length > 0 ? name : keys.FirstOrDefault() ?? "", symbol, keys);
    }

    private static ValueSink Attributed(
        AttributeArgumentSyntax argument, List<string> keys, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument.Parent?.Parent is not AttributeSyntax attribute)
        {
            return Nothing;
        }

        var attributeName = LastName.Of(attribute.Name);
        if (OwnApiAttributes.Contains(attributeName))
        {
            return Nothing;
        }

        if (Spoken.Contains(attributeName)
            || Spoken.Contains(argument.NameEquals?.Name.Identifier.ValueText ?? "")
            || (ServerAttributes.Contains(attributeName)
                && attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not InterfaceDeclarationSyntax))
        {
            return Compared;
        }

        keys.AddRange(attribute.ArgumentList!.Arguments.Where(a => a != argument).Take(4).SelectMany(a => Texts(a.Expression)));
        if (MemberOf(argument, attribute, model, cancellationToken) is { } member
            && SalesforceNames.IsApiVersion(member.Name)
            && (SalesforceNames.SaysApi(member.Name) || member.IsDeclaredIn(model.Compilation)))
        {
            return new ValueSink(SinkKind.Named, member.Name, member, [.. keys, attributeName]);
        }

        return attribute.Parent?.Parent switch
        {
            FieldDeclarationSyntax { Declaration.Variables: var fields } => Declared(fields[0], keys, model, cancellationToken),
            { } target => Declared(target, keys, model, cancellationToken),
            null => Nothing,
        };
    }

    /// <summary>The property or the constructor's parameter that an argument of an attribute sets.</summary>
    private static ISymbol? MemberOf(
        AttributeArgumentSyntax argument, AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument.NameEquals is { Name: var property })
        {
            return model.GetSymbolInfo(property, cancellationToken).Symbol;
        }

        var parameters = (model.GetSymbolInfo(attribute, cancellationToken).Symbol as IMethodSymbol)?.Parameters;
        return argument.NameColon is { Name.Identifier.ValueText: var name }
            ? parameters?.FirstOrDefault(p => p.Name == name)
            : parameters?.ElementAtOrDefault(attribute.ArgumentList!.Arguments.IndexOf(argument));
    }

    private static ValueSink Passed(ArgumentSyntax argument, List<string> keys, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument.Parent is BracketedArgumentListSyntax)
        {
            return Compared;
        }

        if (argument.Parent is not ArgumentListSyntax { Parent: var call } list || call is null)
        {
            return Nothing;
        }

        var called = call is InvocationExpressionSyntax { Expression: var target } ? LastName.Of(target) : "";
        var isSought = called == "Replace"
            && list.Arguments[AddressExpressions.SoughtAt((InvocationExpressionSyntax)call)] == argument;
        if (isSought || Comparisons.Contains(called) || IsExpectation(called) || IsNoCall(call, called) || IsShown(called, list.Arguments))
        {
            return Compared;
        }

        keys.AddRange(list.Arguments.Where(a => a != argument).Take(6).SelectMany(a => Texts(a.Expression)));
        var info = model.GetSymbolInfo(call, cancellationToken);
        var method = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
        if (call is ImplicitObjectCreationExpressionSyntax && IsNoCall(method?.ContainingType.Name ?? ""))
        {
            return Compared;
        }

        var parameter = argument.NameColon is { Name.Identifier.ValueText: var name }
            ? method?.Parameters.FirstOrDefault(p => p.Name == name)
            : method?.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument));
        var sinkName = parameter?.Name ?? argument.NameColon?.Name.Identifier.ValueText ?? called;
        return new ValueSink(SinkKind.Named, sinkName, parameter, called.Length > 0 ? [.. keys, called] : keys);
    }

    /// <summary>
    /// Text of a Razor component that people read. The compiler makes such calls of its markup, with a number before all else, in a file
    /// in which nobody can suppress anything.
    /// </summary>
    private static bool IsShown(string called, SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        arguments.Count > 1
        && arguments[0].Expression.IsKind(SyntaxKind.NumericLiteralExpression)
        && (called is "AddContent" or "AddMarkupContent"
            || (called is "AddAttribute" or "AddComponentParameter" && SpokenInMarkup.Contains(NameIn(arguments[1].Expression))));

    private static string NameIn(ExpressionSyntax attribute) => attribute switch
    {
        LiteralExpressionSyntax { Token.ValueText: var name } => name,
        InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } named } => LastName.Of(named[0].Expression),
        _ => "",
    };

    private static bool IsExpectation(string called) => SalesforceNames.Words(called).FirstOrDefault() is "assert" or "expect";

    /// <summary>Logs, consoles, exceptions and what is there to be compared: nothing is called with such a version.</summary>
    private static bool IsNoCall(SyntaxNode call, string called) => call switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => IsNoCall(LastName.Of(type)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } } => IsLog(receiver, called),
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax, Parent: ConditionalAccessExpressionSyntax access } =>
            IsLog(access.Expression, called),
        InvocationExpressionSyntax => SalesforceNames.Words(called).FirstOrDefault() is "log",
        _ => false,
    };

    /// <summary>Patterns, exceptions, and the elements of documents with the versions of packages and metadata.</summary>
    private static bool IsNoCall(string created) =>
        created is "Version" or "Regex" or "XElement" or "XAttribute" or "XDeclaration" or "XText"
        || created.EndsWith("Exception", StringComparison.Ordinal);

    private static bool IsLog(ExpressionSyntax receiver, string called) =>
        called.StartsWith("Log", StringComparison.Ordinal)
        || NamesIn(receiver).SelectMany(SalesforceNames.Words).Any(w =>
            w is "log" or "logger" or "logging" or "console" or "trace" or "debug" or "tracer");

    /// <summary>The names that lead to a receiver: <c>Console.Error</c>, <c>log.ForContext(…)</c>.</summary>
    private static IEnumerable<string> NamesIn(ExpressionSyntax receiver)
    {
        for (var current = receiver; current is not null;)
        {
            yield return LastName.Of(current);
            current = current switch
            {
                MemberAccessExpressionSyntax access => access.Expression,
                InvocationExpressionSyntax call => call.Expression,
                _ => null,
            };
        }
    }

    /// <summary>The texts and the last name in an expression: keys that tell what the value beside them is.</summary>
    private static IEnumerable<string> Texts(ExpressionSyntax expression)
    {
        foreach (var node in expression.DescendantNodesAndSelf().Take(40))
        {
            if (node is LiteralExpressionSyntax { Token: { ValueText: { Length: > 0 and < 80 } text } token }
                && token.IsKind(SyntaxKind.StringLiteralToken))
            {
                yield return text;
            }
            else if (node is IdentifierNameSyntax { Identifier.ValueText: var name } && SalesforceNames.IsApiVersion(name))
            {
                yield return name;
            }
        }
    }
}
