using Fashu.Attachments;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Fashu.Web;

/// <summary>What the pages of an application share: the draft of this browser and the way from question to question.</summary>
public abstract class DraftPage<TAnswers> : ReadyComponent where TAnswers : class, IDraftAnswers, new()
{
    [Inject] private DraftDesk Desk { get; set; } = null!;
    [Inject] private IAttachments Attachments { get; set; } = null!;
    [CascadingParameter] private HttpContext? Http { get; set; }

    protected Draft? Draft { get; private set; }
    protected TAnswers Answers { get; private set; } = new();
    protected IReadOnlyList<AttachmentCard> Files { get; private set; } = [];

    /// <summary>Said by the links of the page of all answers.</summary>
    [SupplyParameterFromQuery] protected bool? Change { get; set; }

    /// <summary>Everything is answered, and one answer is to be another.</summary>
    protected bool Changing => Change == true && Answers.Next == TAnswers.Check;
    protected string Button => Changing ? "改好了，回到核对" : "继续";

    /// <summary>A form of this page was sent.</summary>
    protected bool Posted => Http is { } http && HttpMethods.IsPost(http.Request.Method);

    /// <summary>False until the draft was looked for.</summary>
    protected bool Ready { get; private set; }

    /// <summary>Many people use this device.</summary>
    protected bool Shared => Desk.Shared;

    protected override async Task OnInitializedAsync()
    {
        Draft = await Desk.Current(TAnswers.Kind, default);
        if (Draft is not null)
        {
            Answers = Draft.Read<TAnswers>();
            Files = await Attachments.Of(Draft.Id, default);
        }
        Fill();
        Ready = true;
    }

    /// <summary>Puts what is known into the form of the page, unless something was just typed.</summary>
    protected abstract void Fill();

    /// <summary>The page before: of the question before, or that of all answers.</summary>
    protected string Before(string question) => Changing ? TAnswers.Check : question;

    protected static string PathOf(AttachmentCard file) => DraftFile.Path(TAnswers.Kind, file.Id);

    /// <summary>Writes answers down; a draft that ran out meanwhile begins anew with them, so that nothing typed is lost.</summary>
    protected async Task<string> Keep(Action<TAnswers> write)
    {
        Draft ??= Desk.Start(TAnswers.Kind);
        write(Answers);
        await Desk.Save(Draft, Answers, default);
        return Answers.Next;
    }

    /// <summary>Puts chosen files to the draft, which was kept before.</summary>
    protected Task Take(DraftFiles kind, IEnumerable<IFormFile> files) => Desk.Take(Draft!, kind, files, TAnswers.Counter, default);

    protected Task Remove(Guid file) => Desk.Remove(Draft!, file, default);

    /// <summary>Nothing typed or given so far is wanted any more.</summary>
    protected Task Abandon() => Draft is null ? Task.CompletedTask : Desk.Abandon(Draft, default);

    /// <summary>Filed: this browser has no draft of the kind any more.</summary>
    protected void Forget() => Desk.Forget(TAnswers.Kind);
}
