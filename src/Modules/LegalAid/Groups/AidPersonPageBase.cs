using Microsoft.AspNetCore.Components;

namespace Fashu.LegalAid;

/// <summary>A staff page about one of many, by the place in the list.</summary>
public abstract class AidPersonPageBase : AidPageBase
{
    [Parameter] public int No { get; set; }

    private protected AidPerson Person { get; private set; } = null!;

    private protected string PersonPage => $"/work/aid/group/{Id}/person/{No}";

    protected sealed override Task Prepare()
    {
        Person = Case.Persons.FirstOrDefault(p => p.No == No) ?? throw new Missing("这个人");
        return PrepareForm();
    }

    private protected virtual Task PrepareForm() => Task.CompletedTask;
}
