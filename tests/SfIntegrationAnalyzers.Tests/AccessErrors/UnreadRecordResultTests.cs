namespace SfIntegrationAnalyzers.Tests.AccessErrors;

/// <summary>Results of records, whose failure arrives with a call that succeeds.</summary>
public class UnreadRecordResultTests
{
    [Theory]
    [InlineData("discarded", "wcf.{|SFI2006:create|}(null, records); return null;")]
    [InlineData("discarded, ASMX", "asmx.{|SFI2006:create|}(null); return null;")]
    [InlineData("only counted", "var results = asmx.{|SFI2006:create|}(null); return results.Length;")]
    [InlineData("only the id of the first is passed on",
        "var results = asmx.{|SFI2006:create|}(null); Console.WriteLine(results.First().id); return null;")]
    [InlineData("only the number is passed on",
        "var results = asmx.{|SFI2006:create|}(null); Console.WriteLine(results.Count()); return null;")]
    [InlineData("only the id of each is passed on",
        """
        var all = new List<object>();
        var results = asmx.{|SFI2006:create|}(null);
        foreach (var one in results) all.Add(one.id);
        return all;
        """)]
    [InlineData("only the id of one that is kept", "var results = asmx.{|SFI2006:create|}(null); var one = results[0]; return one.id;")]
    [InlineData("only the id is taken", "var results = wcf.{|SFI2006:create|}(null, records); return results[0].id;")]
    [InlineData("only the id is taken, at once", "return wcf.{|SFI2006:create|}(null, records)[0].id;")]
    [InlineData("an out parameter", "wcf.{|SFI2006:update|}(null, records, out var results); return results.Length;")]
    [InlineData("an out parameter, discarded", "wcf.{|SFI2006:update|}(null, records, out _); return null;")]
    [InlineData("a wrapped result, discarded", "await wcf.{|SFI2006:createAsync|}(null, records); return null;")]
    [InlineData("a bulk job", "await force.{|SFI2006:RunJobAndPollAsync|}<object>(\"Account\", \"insert\", null); return null;")]
    [InlineData("several records",
        "await force.{|SFI2006:CreateAsync|}(\"Account\", new List<object>()).ConfigureAwait(false); return null;")]
    [InlineData("several records, NetCoreForce", "await netCore.{|SFI2006:CreateMultiple|}(\"Account\", new List<object>()); return null;")]
    [InlineData("a composite request", "await http.{|SFI2006:PostAsync|}(\"/services/data/v60.0/composite\", null); return null;")]
    [InlineData("records in one request, whose status is looked at",
        """
        var url = $"{host}/services/data/v60.0/composite/sobjects";
        var r = await http.{|SFI2006:PostAsync|}(url, null);
        if (r.StatusCode == HttpStatusCode.Forbidden) throw new UnauthorizedAccessException();
        return null;
        """)]
    [InlineData("records in one request, RestSharp",
        """
        var r = await rest.{|SFI2006:ExecuteAsync|}(new RestSharp.RestRequest("/services/data/v60.0/composite/sobjects"));
        return r.StatusCode;
        """)]
    [InlineData("after others that are read",
        """
        var first = asmx.create(null);
        if (!first[0].success) return null;
        var second = asmx.{|SFI2006:create|}(null);
        return second.Length;
        """)]
    [InlineData("before others that are read",
        """
        var first = wcf.{|SFI2006:create|}(null, records);
        var second = wcf.create(null, records);
        return second[0].success ? first[0].id : null;
        """)]
    public Task Unread_results_are_reported(string what, string body) => VerifyAsync(body);

    [Theory]
    [InlineData("success is read",
        """
        var results = wcf.create(null, records);
        foreach (var r in results) if (!r.success) throw new Exception(r.errors[0].message);
        return null;
        """)]
    [InlineData("success is read in a query", "return asmx.create(null).Where(r => !r.success).ToList();")]
    [InlineData("a composite answer is read",
        "var r = await http.PostAsync(\"/services/data/v60.0/composite\", null); return await r.Content.ReadAsStringAsync();")]
    [InlineData("a composite answer is passed on",
        "var r = await http.PostAsync(\"/services/data/v60.0/composite/sobjects\", null); return r;")]
    [InlineData("a record tree fails as a whole",
        "await http.PostAsync(\"/services/data/v60.0/composite/tree/Account\", null); return null;")]
    [InlineData("errors are read", "var results = wcf.create(null, records); return results[0].errors;")]
    [InlineData("returned", "return wcf.create(null, records);")]
    [InlineData("passed on", "return Check(wcf.create(null, records));")]
    [InlineData("read through another variable", "var first = asmx.create(null); var second = first; return second[0].success;")]
    [InlineData("read in another order", "var first = asmx.create(null); var last = first.Reverse().ToArray(); return last[0].success;")]
    [InlineData("each passed on",
        """
        var results = asmx.create(null);
        var all = new Dictionary<string, object>();
        for (var i = 0; i < results.Length; i++) all.Add("k" + i, results[i]);
        return all;
        """)]
    [InlineData("each passed on in a loop",
        "var all = new List<object>(); var results = asmx.create(null); foreach (var one in results) all.Add(one); return all;")]
    [InlineData("each passed on in a second loop",
        """
        var all = new List<object>();
        var results = asmx.create(null);
        foreach (var one in results) Console.WriteLine(one.id);
        foreach (var one in results) all.Add(one);
        return all;
        """)]
    [InlineData("one kept", "var results = wcf.create(null, records); Sforce.Partner.SaveResult first = results[0]; return first;")]
    [InlineData("one returned", "var results = asmx.create(null); return results.FirstOrDefault();")]
    [InlineData("returned as a list",
        "var results = asmx.create(null); var all = new List<object>(); all.AddRange(results.ToList()); return all;")]
    [InlineData("passed on through a local", "var results = wcf.create(null, records); return Check(results);")]
    [InlineData("success of a single record",
        "var created = await force.CreateAsync(\"Account\", new object()); return created.Success ? created.Id : null;")]
    [InlineData("the id of a single record, whose refusal throws",
        "var created = await force.CreateAsync(\"Account\", new object()); return created.Id;")]
    [InlineData("the id of a single record, whose refusal throws, at once",
        "return (await netCore.CreateRecord(\"Account\", new object())).Id;")]
    [InlineData("a single record that throws when it fails", "await force.UpdateAsync(\"Account\", \"1\", new object()); return null;")]
    public Task Read_results_are_silent(string what, string body) => VerifyAsync(body);

    private static Task VerifyAsync(string body) =>
        AccessErrorRules.VerifyAsync($$"""
            class Repository(
                Salesforce.Force.ForceClient force,
                NetCoreForce.Client.ForceClient netCore,
                Sforce.Partner.SoapClient wcf,
                Sforce.Enterprise.SforceService asmx,
                Sforce.Partner.sObject[] records,
                HttpClient http,
                RestSharp.RestClient rest,
                string host)
            {
                public async Task<object> Run()
                {
                    await Task.Yield();
                    {{body}}
                }
                object Check(Sforce.Partner.SaveResult[] results) => results.All(r => r.success);
                bool Decides(Salesforce.Common.ForceException e) => e.Error == Salesforce.Common.Models.Json.Error.UnableToLockRow;
            }
            """);
}
