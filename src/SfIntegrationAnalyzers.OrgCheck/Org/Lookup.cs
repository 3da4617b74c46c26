using System.Text.Json;

namespace SfIntegrationAnalyzers.OrgCheck.Org;

/// <summary>
/// A record or a description that is read by its address. Unlike a query it takes up none of the five places in a request.
/// </summary>
/// <typeparam name="T">What the answer becomes.</typeparam>
/// <param name="resource">The address below the API version: <c>sobjects/PermissionSet/describe</c>.</param>
/// <param name="read">Reads the answer; throws <see cref="FormatException"/> where it makes no sense.</param>
internal sealed class Lookup<T>(string resource, Func<JsonElement, T> read) : Ask
{
    /// <inheritdoc/>
    public override string Resource => resource;

    /// <inheritdoc/>
    public override bool IsQuery => false;

    /// <summary>What the answer became; unknown where there is nothing at that address, or nothing that the caller may see.</summary>
    public Known<T> Value { get; private set; }

    /// <inheritdoc/>
    public override bool Bears(OrgFailure failure) => failure.HttpStatus == 404 || base.Bears(failure);

    /// <inheritdoc/>
    public override void Take(JsonElement page, Func<string, string> toPath)
    {
        Value = new(read(page));
        IsDone = true;
    }

    /// <inheritdoc/>
    public override void Refuse(OrgFailure failure) => IsDone = true;
}
