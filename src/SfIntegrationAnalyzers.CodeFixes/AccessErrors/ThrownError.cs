using Microsoft.CodeAnalysis;
using SfIntegrationAnalyzers.Clients;

namespace SfIntegrationAnalyzers.AccessErrors;

/// <summary>An exception that carries an error, as a fix has to write it.</summary>
/// <param name="Type">Its type in the compilation.</param>
/// <param name="Description">What is known of the type.</param>
/// <param name="Origin">What answered with the error.</param>
internal sealed record ThrownError(ITypeSymbol Type, ClientException Description, ErrorOrigin Origin);
