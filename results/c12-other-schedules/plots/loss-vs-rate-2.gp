# Final evaluation loss against peak learning rate: mlp, 500 steps
# Run with: gnuplot loss-vs-rate-2.gp
set encoding utf8
set terminal svg size 560,421 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'loss-vs-rate-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set logscale x
set format x '1e%T'
set xlabel 'peak learning rate'
set logscale y; set format y '%g'; set yrange [0.048603378516304814:0.5822977214283579]
set ytics ('0.05' 0.05, '0.1' 0.1, '0.2' 0.2, '0.5' 0.5)

set xrange [0.00023076923076923074:1.3]
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.9097; set bmargin at screen 0.3919
set title 'batch 16'
set ylabel 'final evaluation loss' offset 1.5,0
$data0 << EOD
0.001 0.13691271911709568 0.12440433702483376 0.1517872089353558 NaN
0.003162 0.10137483148010337 0.09164621259195384 0.11056070450180028 NaN
0.01 0.07812857842218507 0.07303143510105758 0.08411529418203896 NaN
0.03162 0.06646542251371165 0.062021043305106986 0.06908930526846346 NaN
0.1 0.059985700041472675 0.05822134551830827 0.06382057712310107 NaN
0.3162 0.22927165234094854 0.08736057324125453 0.2766568455868932 NaN
1 0.24133615925076607 0.16877082454682832 0.5822977214283579 0.5822977214283579
EOD
$data1 << EOD
0.001 0.13663471709744443 0.12457883787126885 0.15062051661392317 NaN
0.003162 0.10115886581836947 0.09074406565914425 0.10922114816524865 NaN
0.01 0.07800042594217507 0.07099046464980396 0.08334440951881582 NaN
0.03162 0.06540283554271523 0.06110493479090037 0.07079344145780288 NaN
0.1 0.06229178977735003 0.05834244990419704 0.06457822049665572 NaN
0.3162 0.10693074325129137 0.07141491435909858 0.19542532238777263 NaN
1 0.27215308809672634 0.2100897604351103 0.5822977214283579 0.5822977214283579
EOD
$data2 << EOD
0.001 0.136923072635107 0.12511905546084298 0.15023321221077382 NaN
0.003162 0.10141306566601749 0.09132133398279128 0.11088821366628422 NaN
0.01 0.0779996879898992 0.07408053027621725 0.08497519574928149 NaN
0.03162 0.06707104285518763 0.06252627045494284 0.07099388327243333 NaN
0.1 0.06508178344585197 0.059271719105921876 0.0678235389702572 NaN
0.3162 0.23082649571560676 0.14779387740279645 0.273666678825873 NaN
1 0.24282310458728296 0.17099052480095767 0.5822977214283579 0.5822977214283579
EOD
$data3 << EOD
0.001 0.12926381073259183 0.11720890646288665 0.14574788383615775 NaN
0.003162 0.0969427339336564 0.08565196701054176 0.10362953123908601 NaN
0.01 0.0778290419163053 0.07061847761660346 0.0820363042649819 NaN
0.03162 0.07124982539916665 0.06590289090687776 0.07528093673139655 NaN
0.1 0.06889396625916483 0.06541793656026543 0.07975094173701347 NaN
0.3162 0.24458907478828384 0.10985529080431088 0.36982840478396084 NaN
1 0.30843508002469555 0.19470290843713184 0.4658381771426863 0.5822977214283579
EOD
$data4 << EOD
0.001 0.1532139252754276 0.135786709927624 0.17046255222827278 NaN
0.003162 0.11095452907936312 0.09987433297987516 0.11918726122661877 NaN
0.01 0.08488508207180356 0.07783369320579205 0.09115973629793285 NaN
0.03162 0.06915240887633302 0.0642573048631309 0.07311645556450577 NaN
0.1 0.0628038225960009 0.060392254357830036 0.06728935999077117 NaN
0.3162 0.23082092663193102 0.15261525275372662 0.27310946222352184 NaN
1 0.24098792152273668 0.16029312160008188 0.5822977214283579 0.5822977214283579
EOD
$data5 << EOD
0.0003 0.24714314135798449 0.19321870980243921 0.2932235091577503 NaN
0.0009487 0.13457422455054122 0.11367274324050838 0.14224257948005198 NaN
0.003 0.0861868289793205 0.07534764679341013 0.0918647520031259 NaN
0.009487 0.06589448890597394 0.06234249126721271 0.07287718593584795 NaN
0.03 0.05983386744140057 0.05768207973319739 0.06254703039462914 NaN
0.09487 0.057699268097417475 0.05589388529375053 0.060876027789923445 NaN
0.3 0.2266275296964312 0.16769697447752405 0.2746179948805613 NaN
EOD
$data6 << EOD
0.0003 0.2590055268448965 0.19136260207768935 0.3116568750119382 NaN
0.0009487 0.1443078037810941 0.11777693067174554 0.1518392631607567 NaN
0.003 0.09069290039276959 0.08153782978020477 0.09541775689371332 NaN
0.009487 0.06781422520684224 0.06570227939885778 0.07343601509714218 NaN
0.03 0.060150394895454776 0.05736976640093562 0.062346452293685066 NaN
0.09487 0.058219837335969166 0.05692876304244067 0.06149393747780056 NaN
0.3 0.22416117447303113 0.167688923489583 0.27312091855753196 NaN
EOD
$data7 << EOD
0.0003 0.24283866727380732 0.19105303634150556 0.28520754005426463 NaN
0.0009487 0.13211250686033188 0.11324939845281773 0.14024434200082506 NaN
0.003 0.08527057154190296 0.07745503892432427 0.08690577537969396 NaN
0.009487 0.06541468678752727 0.061649383572545687 0.0708272492578207 NaN
0.03 0.061346800536803234 0.05810934942269562 0.06378142466780694 NaN
0.09487 0.06292911677367652 0.05955538244794856 0.06714915427278373 NaN
0.3 0.2306373845183231 0.16921619129248264 0.2726163143249925 NaN
EOD
$data8 << EOD
0.0003 0.21601871947128543 0.16905033970824082 0.24912312493249558 NaN
0.0009487 0.11856683167102686 0.10412159696857956 0.12652256048046095 NaN
0.003 0.08188089825710863 0.07567484761153499 0.08799269056964235 NaN
0.009487 0.06673326500473153 0.062238719615946535 0.07213516610030356 NaN
0.03 0.0672363834156137 0.06397145318825458 0.07034429644379 NaN
0.09487 0.08271750282179373 0.0713532003165628 0.09429191526524837 NaN
0.3 0.21410969807985683 0.16175153673943296 0.28156162410283625 NaN
EOD
$data9 << EOD
0.0003 0.29537759893814974 0.2219180949001345 0.3655017523396323 NaN
0.0009487 0.15902940701027457 0.12848740280862475 0.17489031290093568 NaN
0.003 0.0977495298376612 0.08425424150974845 0.10530821386618464 NaN
0.009487 0.07090305269531962 0.06540972747512885 0.0755897757360486 NaN
0.03 0.06124823953282581 0.05887477960165589 0.06455744805842827 NaN
0.09487 0.05919408622546203 0.05790846237606917 0.06319607864972021 NaN
0.3 0.2184820876601839 0.1527713527370269 0.27195006582586534 NaN
EOD
plot $data0 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data1 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data2 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data3 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data4 using 1:3:4 with filledcurves fillcolor rgb '#0072B2' fillstyle transparent solid 0.10 noborder, \
  $data5 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data6 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data7 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data8 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data9 using 1:3:4 with filledcurves fillcolor rgb '#D55E00' fillstyle transparent solid 0.10 noborder, \
  $data0 using 1:2 with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data1 using 1:2 with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4) linewidth 1.5, \
  $data2 using 1:2 with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5, \
  $data3 using 1:2 with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4,3,4) linewidth 1.5, \
  $data4 using 1:2 with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5, \
  $data5 using 1:2 with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5, \
  $data6 using 1:2 with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2 with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#D55E00' dashtype (3,3) linewidth 1.5, \
  $data8 using 1:2 with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4,3,4) linewidth 1.5, \
  $data9 using 1:2 with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#D55E00' dashtype (2,6) linewidth 1.5, \
  $data0 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data1 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data2 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data3 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data4 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#0072B2', \
  $data5 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data6 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data7 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data8 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00', \
  $data9 using 1:5 with points pointtype 2 pointsize 0.7 linecolor rgb '#D55E00'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.2494
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.2494 center top horizontal maxcols 2 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd, cosine', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4) linewidth 1.5 title 'sgd, one-cycle', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5 title 'sgd, cosine-restarts', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#0072B2' dashtype (12,4,3,4) linewidth 1.5 title 'sgd, cyclic', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5 title 'sgd, multi-step', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype 1 linewidth 1.5 title 'adamw, cosine', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adamw, one-cycle', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#D55E00' dashtype (3,3) linewidth 1.5 title 'adamw, cosine-restarts', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4,3,4) linewidth 1.5 title 'adamw, cyclic', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#D55E00' dashtype (2,6) linewidth 1.5 title 'adamw, multi-step'
unset multiplot
