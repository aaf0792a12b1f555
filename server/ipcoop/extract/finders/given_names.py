"""Names that are known to be personal: common given names, and family names that come first.

The list is a help, not a census: a name that is not in it is found by the words around it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from ipcoop.extract.finders.alternatives import any_of
from ipcoop.extract.finders.name_words import NO_NAMES, OF_BODIES

_GIVEN = frozenset(
    """
    adam adrian agnes alan albert alberto alejandra alejandro aleksandr aleksandra alessandra
    alessandro alexander alexandra alexandre alexandru alexei alfonso alfred alfredo alice alicia
    amanda amelia ana anastasia andre andrea andreas andrei andres andrew andrey andris andrzej
    angela angelica anita anja anna anne annika anthony antoine anton antonia antonio arturo astrid
    audrey augusto barbara beatrice beatriz benedikt benjamin bernard bernd birgit bogdan boris
    brenda brian bruno camila carla carlo carlos carmen carolina caroline catarina catherine cecilia
    celine charlotte chiara christian christina christine christoph christopher clara claire claude
    claudia claudio cristian cristina cristobal daniel daniela danielle david deborah denis denise
    diana diego dietmar dimitri dirk dmitri dmitry dominik dominique donald dorota doris douglas
    duarte eduardo edward ekaterina elena eleni elisabeth elisa elizabeth elke elsa emilia emilio
    emily emma enrique eric erik ernesto esther eszter eugenia eva evelyn evgeny fabio federico
    felipe felix fernanda fernando filip filipe florian frances francesca francesco francis
    francisco francois francoise frank franz frederic frederik fredrik gabor gabriel gabriela
    gabriele galina gary geoffrey georg george georges georgi gerard gerhard giacomo gianni gilles
    giorgio giovanni giulia giuseppe gloria gonzalo gregory guido guillaume guillermo gunnar gustavo
    guy hannah hans harald harold heidi heinrich helen helena helene helga helmut henri henrik henry
    herbert hernan hilary holger horst hubert hugo ian ignacio igor ilona ilya ines ingrid inga irena
    irene irina isabel isabella isabelle ivan ivana ivo jacek jack jacob jacqueline jacques jaime
    jakub jan jana jane janet janis janos jason javier jean jeffrey jelena jennifer jens jeremy jesus
    joachim joan joana joanna joao joaquin jochen johan johann johanna johannes john jonas jonathan
    jorge jose josef joseph josephine juan juana judit judith julia julian julie julien jurgen
    justin justyna kaarel kai karen karin karl karla karolina katarina katarzyna kateryna katharina
    katherine kathleen kathryn katja katrin kenneth kerstin kevin kimberly kirsten klaus konrad
    konstantin konstantinos kristian kristina krzysztof lars larysa laszlo laura laurence laurens
    laurent lena leo leon leonardo leonid leopold leticia liam lidia liliana linda lisa liudmila
    lorena lorenzo louis louise luca lucas lucia luciana lucie lucy ludmila ludwig luis luisa luiz
    lukas lydia lyudmila maciej madeleine magdalena malgorzata manfred manuel manuela marc marcel
    marcelo marcin marco marcos marek margaret margarida margarita maria mariana marianne mariano
    marie marina mario marion marisol mark markus marta martha martin martina martins marzena mateusz
    matteo matthew matthias matti mattias mauricio maurizio max maxim maximilian melanie mercedes
    michael michaela michal michel michele michelle miguel mihai mihaela mikael mikhail mikko milan
    milena milos mircea miriam mirjam miroslav monica monika monique morten myriam nadia nadine
    natalia nataliya natasha nathalie nathaniel nicola nicolae nicolas nicole nikolai nikolaos
    nikolaus nikos nina noemi nora norbert nuno octavio oksana olaf oleg oleksandr olena olga oliver
    olivier olivia olof orsolya oscar oskar otto pablo paola paolo pascal patricia patrick patrizia
    paul paula paulina paulo pavel pawel pedro peter petr petra petros philip philipp philippe
    phillip pierre pietro pilar piotr rachel radu rafael rafal raimund rainer ralf ramon raul raymond
    rebecca regina reinhard rene renata renate ricardo richard rita robert roberto robin rodrigo
    roger roland rolf romain roman rosa rosario rudolf ruth ryan sabine salvador samantha samuel
    sandra santiago sara sarah sebastian serena sergei sergey sergio sharon sheila sigrid silvia
    silvio simon simona simone slawomir sofia solveig sonia sophia sophie stefan stefania stefano
    stella stephan stephane stephanie stephen steven stuart susan susana susanne svetlana sylvia
    sylvie tamara tania tatiana tatyana terence teresa theodor theresa therese thierry thomas tiago
    tihomir timothy tobias tomas tomasz tristan ulrich ulrike urszula ursula valentin valentina
    valerie vanessa vasil veronica veronika veronique vicente vicky victor victoria viktor viktoria
    vincent vincenzo viorel virginia vitaly vladimir volker volodymyr waldemar walter wanda werner
    wilhelm william wojciech wolfgang xavier yann yannick yevhen yolanda yulia yuri yves yvonne
    zbigniew zdenek zoltan zsolt zsuzsanna zygmunt
    alex ann bill bob dan ed fred greg jeff jim joe ken larry liz matt mike nick pat pete phil rick
    rob ron sam scott steve ted tim tom tony

    abbas abdallah abdel abdelaziz abdelkader abdirahman abdou abdoulaye abdul abdulaziz abdulla
    abdullah abdulrahman adel adil ahmad ahmed aisha ali alia amal amin amina aminata amine amir
    amira anwar asma aya ayman aziz badr bader bilal dina eman emad fadi fahad faisal farah farid
    farida faris fatima fatma fouad ghassan habib hadi hala hamad hamid hamza hanan hassan hatem
    hicham hind hisham hossam hussain hussein ibrahim imad iman ismail jaber jamal jamila karim
    khadija khaled khalid khalifa laila latifa layla leila lina maha mahmoud majid malika mansour
    mariam maryam mehdi moez mohamed mohammad mohammed mohsen mona mounir mourad muhammad mustafa
    mustapha nabil nada nadir naima najwa nasser nawal nizar noura omar osama othman rachid rajaa
    ramzi rana rania rashid reem riad saad saeed said saleh salem salim salma samer sami samir samira
    sanaa sara selim sherif siham soraya sultan tamer tarek tariq walid wael yahya yasmin yasmine
    yasser younes youssef yusuf zahra zainab zaki ziad
    arash behnam dariush fereshteh hamidreza hossein javad mahnaz mehran mojtaba nasrin parisa reza
    shahram shirin soheila
    ahmet ayse burak canan cem cemil elif emine emre fatih gulsen hakan huseyin mehmet melike merve
    murat mustafa nilufer nurten okan omer ozlem selim serkan sevgi tayfun ugur yasemin zeynep
    ainura aigul aigerim aliya almaz asel askar azamat bakyt bekzod daulet dilnoza dinara farrukh
    gulnara jamshid kanat kuban marat nazgul nodir nurlan rustam sanjar saule shavkat timur ulan
    yerlan zarina zhanar anahit ani aram armen ashot gagik lilit narine tigran
    abhishek aditi amrit dev gurpreet harpreet manpreet simran
    ajay akash amit amita anand anil anita anjali anjana arjun arun asha ashok bhavna
    deepa deepak dilip divya ganesh gaurav geeta gopal harish hema indira jyoti kavita kiran krishna
    kumar lakshmi lalita madhav madhu mahesh manish manoj meena meera mohan mukesh nandini neha nikhil
    nirmala pankaj pooja pradeep prakash pramod prasad prashant praveen preeti priya radha raghav
    rahul raj rajan rajeev rajendra rajesh rajiv rakesh ram ramesh ranjit rashmi ravi rekha rohan
    rohit sandeep sanjay sanjeev santosh sarita satish seema shalini shankar sharmila shiv shobha
    sita sneha srinivas subhash sudhir sumitra sunil sunita suresh sushil swati uma usha vandana
    vijay vikas vikram vinod vivek asif ayesha faiza farhan fawad imran jahangir kamran nadeem naveed
    nusrat rubina saima sajid shahid shazia tahir tanveer zafar zahid zubair bishnu bimala gita hari
    kamala laxmi nabin narayan pema tshering sonam karma dorji dasho kinley anura chandana chathura
    dilani gamini lasantha nimal nuwan ruwan sanath sunethra thilini

    abebe abena abiodun adama adebayo adeola adjoa akosua akua alemayehu almaz ama aminu amadou
    amara anicet assefa ato awa ayodele babacar bamba bekele bintou boubacar bukola chebet chidi
    chika chinedu chioma chipo cheikh chisomo daouda dawit desta diallo ebenezer efua ekow emeka esi
    fatou fatoumata fikile folake funmilayo gift grace hailu ibrahima idrissa ifeoma issa joyce kagiso
    kamau kebede khadi khady kofi kojo kouadio kouame kwabena kwadwo kwaku kwame kwasi kwesi lerato
    lindiwe mamadou mariama marieme mbali modou moussa mpho mulugeta mutinta nakato naledi ndeye
    ngozi nkechi nomsa nomvula nosipho nthabiseng obinna oluwaseun olumide oumar oumou ousmane pape
    patience phindile precious rutendo salif sekou selam senait seydou sibusiso simbarashe sipho
    souleymane tadesse tafadzwa tapiwa tatenda tendai tesfaye thabo thandiwe themba tiwonge tsegaye
    tumelo uche unity wanjiku wanjiru wangari worku yaa yaw yetunde zanele zodwa zola

    anong apinya apirat arthit boonmee busaba chaiwat chalerm chanchai chatchai jirapan kanya
    kittisak kornkanok krit malee nattapong nattaya niran nittaya nopadol orawan panya piyanut
    porntip prasert prasit prayut preecha rattana sirikit siriporn somchai somkid somkiat somporn
    somsak suchart sunee supachai suphan surapong suthep thanakorn thanawat thitapha vichai wanchai
    wichai wipada wirat worawut bounmy bounthavy khamla khamphone phonesavanh sisavath somphone
    souphanh viengkham vilayvanh chanthou chea sok sopheak sophea sreymom vannarith vuthy borey dara
    kosal ratha rithy sokha sokhom sophal sothea sovann aung khin htun kyaw myint than thandar thiri
    zaw
    adi aditya agung agus ahmad andi ani ayu bambang budi chandra darmawan dedi desi dewi dian dwi
    eko endang fitri hendra heru indah irfan iwan joko kartika ketut komang lestari made megawati
    mulyani ni novita nur nurul nyoman oki putri putu rahmat ratna retno rini rizal rudi sari setiawan
    siti slamet sri suharto sukma sulistyo suryo taufik teguh tri tuti utami wahyu wawan wayan widodo
    wira yanti yudhi yuni azlan azlina azman farid faridah fauziah hafiz haslinda hazlina ismail
    kamal kamarul lim mohd nizam noor nor noraini norhayati nurhaliza razak rosli rosnah shamsul
    siti suraya zainal zaiton zulkifli
    angelito arnel bayani corazon crisanto dalisay danilo divina edgardo erlinda jocelyn josefa
    ligaya lourdes luz luzviminda marivic melchor milagros nestor reynaldo rodel rodolfo rogelio
    rolando romeo rosalinda rowel teodora

    akane akihiro akiko akira asuka atsushi ayako ayumi chieko chizuru daisuke eiji emi emiko fumiko
    fumio genta hajime hana haruka haruki haruko hideaki hideki hidenori hideo hiroaki hiroko hiromi
    hiroshi hiroyuki hisako hitoshi ichiro isamu jun junichi junko kaori katsuya kazuhiro kazuki
    kazuko kazuo kazuya keiichi keiko keisuke kenichi kenji kenta kentaro kenzo kiyoshi koichi koji
    kosuke kumiko kyoko mai maki makoto mamoru mariko masaaki masahiko masahiro masako masami masao
    masaru masashi masato mayumi michiko midori mika miki minoru misaki mitsuru miyuki naoki naoko
    naomi naoto noboru nobuo nobuyuki noriko osamu reiko rie rika ryo ryoko ryota sachiko satomi
    satoru satoshi sayaka shigeki shigeru shin shinichi shinji shinya shiori sho shoichi shoji shota
    shun shunsuke susumu tadashi taichi takahiro takako takashi takayuki takeo takeshi takuya taro
    tatsuya tetsuo tetsuya tomoe tomohiro tomoko tomomi toru toshiaki toshihiro toshiko toshio
    tsuyoshi yasuhiro yasuko yasuo yoichi yoko yoshiaki yoshihiro yoshiko yoshio yosuke yuichi yuji
    yuka yukari yuki yukiko yuko yumi yumiko yusuke yutaka
    """.split()
)
_NOT_ALONE = frozenset("an ani gift grace patience precious unity mai jun than".split())
_OF_PLACES = frozenset(
    "san santa saint st port fort puerto villa ciudad cape mount lake king queen prince princess"
    " pope camp new old rue via cafe chateau casa".split()
)
_KOREAN = frozenset(
    """
    kim lee park choi jung jeong kang cho jo yoon yun jang chang lim im han shin oh seo suh kwon
    hwang ahn song ryu yoo hong jeon jun ko koh moon son sohn yang bae baek paik heo huh nam sim shim
    noh roh ha kwak sung cha joo chu woo koo gu min jin na ji eom chae won cheon bang kong hyun ham
    byun yeom ki do seok sun seol ma gil pyo myung
    """.split()
)
_VIETNAMESE = frozenset(
    "nguyen tran pham hoang huynh phan dang bui duong dinh trinh vu vo ngo le do ho ly mai truong"
    " luong dao doan".split()
)
_CHINESE = frozenset(
    """
    wang li zhang liu chen yang zhao huang zhou wu xu sun zhu ma hu guo lin he gao liang zheng luo
    song xie tang han cao deng xiao feng zeng cheng cai peng pan yuan dong yu su ye lu wei jiang tian
    du ding shen ren yao fu zhong tan liao fan shi jin xiong kong bai cui qiu qin jia gu hou shao
    meng long wan duan lei qian yin yi chang wen mao
    """.split()
)
_SYLLABLE = (
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    rf"(?:{any_of('a o e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ue er'.split())}))"
)
_PINYIN = re.compile(rf"{_SYLLABLE}(?:'?{_SYLLABLE})?")
_NAME_BEFORE = re.compile(
    r"(?<![\w'-])(?:(?P<honorific>(?:Mr|Mrs|Ms|Dr|Prof|Miss)\.?(?: [A-Z]\w*)?)|(?P<given>[A-Z][\w'-]+)) $"
)
_NAME_AFTER = re.compile(r" ([A-Z][\w'-]*[a-z])")
_IN = re.compile(r"\b(?:in|at|near|from|to|of|the) $")
_LONGEST = 30
_TWO = 2


def is_personal(words: Sequence[str]) -> bool:
    """Tell whether capitalised words are known to be the name of a person, given or family first."""
    plain = [_plain(word) for word in words if word[0].isupper()]
    if len(plain) < _TWO:
        return False
    if plain[0].partition("-")[0] in _GIVEN and not (plain[0] in _NOT_ALONE and len(plain) == _TWO):
        return True
    return _in_the_east(words, plain)


def is_in_name(text: str, start: int, end: int) -> bool:
    """Tell whether the name of a place is part of one of a person: “Pedro Lima”, “Ms. London”."""
    before = _NAME_BEFORE.search(text, max(0, start - _LONGEST), start)
    if before and (before["honorific"] or _plain(before["given"]) in _GIVEN):
        return True
    after = _NAME_AFTER.match(text, end)
    is_name = after is not None and after[1] not in NO_NAMES and after[1] not in OF_BODIES
    return is_name and _plain(text[start:end]) in _GIVEN and not _IN.search(text, 0, start)


def _in_the_east(words: Sequence[str], plain: list[str]) -> bool:
    first, last = plain[0], plain[-1]
    hyphened = [word for word in words if "-" in word and word.partition("-")[2].islower()]
    if first in _KOREAN or last in _KOREAN:
        return len(plain) == _TWO and len(hyphened) == 1
    if len(plain) == _TWO and last in _GIVEN - _NOT_ALONE and first not in _OF_PLACES:
        return True
    if first in _VIETNAMESE and len(plain) > _TWO:
        return all(word.isalpha() for word in plain)
    is_chinese = first in _CHINESE and len(plain) == _TWO
    return is_chinese and _PINYIN.fullmatch(last) is not None and len(last) > 1


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    """Return a word in small letters without accents."""
    letters = unicodedata.normalize("NFD", word.casefold().replace("ł", "l").replace("ı", "i"))
    return "".join(c for c in letters if not unicodedata.combining(c)).replace("đ", "d")
